import { wrap } from 'synclink';

const page = wrap<{ add(a: number, b: number): number }>(self);

/** Takes the port by which it is told how many sums it shall ask the page for, one after the other. */
addEventListener('message', ({ ports: [control] }) => {
  if (!control) return;
  control.onmessage = ({ data: count }: MessageEvent<number>) => {
    let value = 0;
    for (let i = 0; i < count; i++) value = page.add(value, 1).syncify();
    control.postMessage(value);
  };
  control.postMessage('ready');
});

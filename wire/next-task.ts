const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** Runs `act` in a task of its own: no microtask, which would hold the page up, and no timer, which is slowed down. */
export function nextTask(act: () => void): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(act);
  channel.port2.postMessage(undefined);
}

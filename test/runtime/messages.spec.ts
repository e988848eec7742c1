import { exportsOf, builder, withRuntime } from './start.js';
import { letTurnsPass } from './turns.js';

interface Exports {
  Conformance: { Exported: { Numbers: { Int32: (value: number) => Promise<number> } } };
}

/** What the library itself would take for the end, a frame, a doorbell, or an answer of its door. */
function forged(): unknown[] {
  const frame = new Uint8Array(64).fill(255).buffer;
  return [
    { fatal: 'forged' },
    [frame],
    [0, frame],
    0,
    { id: '1', type: 'APPLY', path: ['open'], argumentList: [] },
    { id: '1', type: 'CONSTRUCT', path: ['constructor'], argumentList: [] },
  ];
}

describe('a message that is not the worker’s', () => {
  it('is ignored, whoever sends it to the page', async () => {
    await withRuntime<Exports>(async ({ runtime, exports }) => {
      const { Int32 } = exports.Conformance.Exported.Numbers;
      const frame = document.body.appendChild(document.createElement('iframe'));
      const channel = new BroadcastChannel('dotnet-worker');
      const other = new BroadcastChannel('dotnet-worker');
      const foreign = new Worker(
        URL.createObjectURL(new Blob(['onmessage = ({ data }) => postMessage(data)'])),
      );
      const pending = Int32(1);
      for (const message of forged()) {
        window.postMessage(message, '*');
        (frame.contentWindow as unknown as { parent: Window }).parent.postMessage(message, '*');
        channel.postMessage(message);
        foreign.postMessage(message);
        window.dispatchEvent(new MessageEvent('message', { data: message }));
      }
      await letTurnsPass(20);
      expect(await pending).toBe(1);
      expect(await Int32(2)).toBe(2);
      expect(runtime.state).toBe('ready');
      frame.remove();
      channel.close();
      other.close();
      foreign.terminate();
    });
  });

  it('is ignored by the worker when it is no frame', async () => {
    let worker: Worker | undefined;
    const runtime = await builder()
      .withWorker(() => (worker = new Worker('/base/dist/worker.js', { type: 'module' })))
      .create();
    const { Int32 } = (await exportsOf<Exports>(runtime)).Conformance.Exported.Numbers;
    const pending = Int32(1);
    const noFrames = [null, undefined, 0, 'text', {}, [], [null], ['text'], [new Uint8Array(9)]];
    const forgedForThePage = [{ fatal: 'forged' }, [0, new ArrayBuffer(9)]];
    for (const message of [...noFrames, ...forgedForThePage]) worker?.postMessage(message);
    await letTurnsPass(5);
    expect(await pending).toBe(1);
    expect(await Int32(2)).toBe(2);
    expect(runtime.state).toBe('ready');
    await runtime.terminate();
  });

  it('is no message of the library, when code in the worker posts its own', async () => {
    const runtime = await builder()
      .withWorkerModule('chatty.js', '/base/test/fixtures/chatty-module.js')
      .create();
    await letTurnsPass(5);
    const { Int32 } = (await exportsOf<Exports>(runtime)).Conformance.Exported.Numbers;
    expect(await Int32(3)).toBe(3);
    expect(runtime.state).toBe('ready');
    await runtime.terminate();
  });
});

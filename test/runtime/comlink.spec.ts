import { createEndpoint } from 'dotnet-worker';
import { sharedRuntime, startWithExports } from './start.js';

type Reply = { id: number } & ({ value: unknown } | { message: string });

/** Another worker, in which npm's Comlink wraps the port of the exports. */
class Client {
  readonly #worker = new Worker('/base/test/runtime/comlink-client.js', { type: 'module' });
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #broken: Promise<never>;
  #next = 0;

  constructor() {
    this.#broken = new Promise((_, reject) => {
      this.#worker.onerror = (event) => {
        reject(new Error(`The worker with Comlink failed: ${event.message}`));
      };
    });
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.#waiting.get(data.id)?.(data);
    };
  }

  async ask(step: string, args: unknown[] = [], transfer: Transferable[] = []): Promise<unknown> {
    const id = this.#next++;
    const answer = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.#worker.postMessage({ id, step, args }, transfer);
    const reply = await Promise.race([answer, this.#broken]);
    if ('message' in reply) throw new Error(reply.message);
    return reply.value;
  }

  call(path: string, ...args: unknown[]): Promise<unknown> {
    return this.ask('call', [`Conformance.Exported.${path}`, ...args]);
  }

  close(): void {
    this.#worker.terminate();
  }
}

describe('npm’s Comlink in another worker, with the port of createEndpoint,', () => {
  const shared = sharedRuntime<object>();
  let client: Client;

  beforeEach(async () => {
    client = new Client();
    const port = createEndpoint(shared.exports);
    expect(port).toBeInstanceOf(MessagePort);
    await client.ask('wrap', [port], [port]);
  });

  afterEach(() => {
    client.close();
  });

  it('calls exports with values', async () => {
    expect(await client.call('Numbers.Int32', 42)).toBe(42);
    expect(await client.call('Numbers.Int64', 2n ** 62n)).toBe(2n ** 62n);
    expect(await client.call('Text.String', '😀')).toBe('😀');
    expect(await client.call('Text.String', null)).toBeNull();
    expect(await client.call('Dates.DateTime', new Date(5))).toEqual(new Date(5));
    expect(await client.call('Outer.Inner.Innermost.Where')).toBe('Outer.Inner.Innermost');
  });

  it('calls exports with arrays', async () => {
    expect(await client.call('Arrays.Bytes', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
    expect(await client.call('Arrays.Doubles', [0.5])).toEqual(Float64Array.of(0.5));
    expect(await client.call('Arrays.Strings', ['a', null])).toEqual(['a', null]);
  });

  it('awaits Tasks', async () => {
    expect(await client.call('Tasks.YieldThen', 7)).toBe(7);
    await client.call('Tasks.Completed');
  });

  it('gets what C# throws', async () => {
    await expectAsync(client.call('Errors.Throw', 'from C#')).toBeRejectedWithError('from C#');
    await expectAsync(client.call('Errors.ThrowLater', 'later')).toBeRejectedWithError('later');
  });

  it('gives functions as Actions', async () => {
    await client.ask('callWithAction', ['Conformance.Exported.Delegates.Report', 3]);
    const calls: unknown[] = [];
    while (calls.length < 3) calls.push(...((await client.ask('reported')) as unknown[]));
    expect(calls).toEqual([1, 2, 3]);
  });

  it('cannot give a function as a Func, whose value C# would need at once', async () => {
    const call = client.ask('callWithFunc', ['Conformance.Exported.Delegates.CallFunc1', 21]);
    await expectAsync(call).toBeRejectedWithError(/\S/);
    expect(await client.call('Numbers.Int32', 5))
      .withContext('the runtime lives on')
      .toBe(5);
  });

  it('gets an error for what is not there, not silence', async () => {
    await expectAsync(client.call('Numbers.NoSuchMethod')).toBeRejectedWithError(/\S/);
  });

  it('may be one of several, and release its port', async () => {
    const second = new Client();
    const port = createEndpoint(shared.exports);
    await second.ask('wrap', [port], [port]);
    expect(
      await Promise.all([client.call('Numbers.Int32', 1), second.call('Numbers.Int32', 2)]),
    ).toEqual([1, 2]);
    await second.ask('release');
    second.close();
    expect(await client.call('Numbers.Int32', 3)).toBe(3);
  });

  it('may have got its port by Comlink’s own symbol', async () => {
    const exports = shared.exports as Record<symbol, () => Promise<MessagePort>>;
    const port = await exports[createEndpoint as unknown as symbol]?.();
    if (!port) throw new Error('The exports have no createEndpoint.');
    await client.ask('wrap', [port], [port]);
    expect(await client.call('Numbers.Int32', 7)).toBe(7);
  });

  it('gets an error, not silence, when the runtime ends', async () => {
    const { runtime, exports } = await startWithExports<object>();
    const port = createEndpoint(exports);
    await client.ask('wrap', [port], [port]);
    const waiting = client.call('Tasks.WaitAtGate');
    expect(await client.call('Numbers.Int32', 5)).toBe(5);
    void runtime.terminate('the spec ended it');
    await expectAsync(waiting).toBeRejectedWithError(/the spec ended it/);
    await expectAsync(client.call('Numbers.Int32', 6)).toBeRejectedWithError(/the spec ended it/);
  });
});

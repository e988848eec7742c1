import { createEndpoint } from 'dotnet-worker';

type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly message: string });

let shared: Worker | undefined;
const waiting = new Map<number, (reply: Reply) => void>();
let last = 0;

/** Another worker, in which npm's Comlink wraps the port of a runtime's exports. */
export class ComlinkClient {
  static async open(exports: object): Promise<ComlinkClient> {
    const port = createEndpoint(exports);
    await ask('wrap', [port], [port]);
    return new ComlinkClient();
  }

  call(path: string, ...args: unknown[]): Promise<unknown> {
    return ask('call', [path, ...args]);
  }

  /** Closes the port, which keeps the exports alive otherwise. */
  async release(): Promise<void> {
    await ask('release', []);
  }
}

/** The worker outlives the runtimes: it has the port of one after the other. */
async function ask(
  step: string,
  args: readonly unknown[],
  transfer: Transferable[] = [],
): Promise<unknown> {
  const worker = (shared ??= startWorker());
  const id = ++last;
  const answer = new Promise<Reply>((resolve) => waiting.set(id, resolve));
  worker.postMessage({ id, step, args }, transfer);
  const reply = await answer;
  if ('message' in reply) throw new Error(reply.message);
  return reply.value;
}

function startWorker(): Worker {
  const worker = new Worker('/base/test/runtime/comlink-client.js', { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  return worker;
}

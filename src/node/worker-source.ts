/**
 * A `Worker` of `node:worker_threads`, by the members that tell it from anything else: these types need none of Node.js,
 * so that a page whose compiler resolves packages as Node.js does can use them, too.
 */
interface AnyWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
}

/** A worker, or a function that makes one, whose script imports `dotnet-worker/worker`. */
export type WorkerSource = AnyWorker | (() => AnyWorker);

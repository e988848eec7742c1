/** A worker that has said that it is there. */
export async function startedWorker(script: string): Promise<Worker> {
  const worker = new Worker(script, { type: 'module' });
  await firstMessage(worker);
  return worker;
}

/** The next message of a worker; rejects when it fails first. */
export function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((done, fail) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        done(data);
      },
      { once: true },
    );
    worker.addEventListener(
      'error',
      ({ message }) => {
        fail(new Error(`the worker failed: ${message}`));
      },
      { once: true },
    );
  });
}

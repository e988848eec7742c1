import type { Thread, ThreadListener } from './platform.js';

/** A web worker. */
export class BrowserThread implements Thread {
  constructor(
    private readonly worker: Worker,
    private readonly scriptName: string,
  ) {}

  post(message: unknown, transfer: readonly ArrayBuffer[]): void {
    // An empty list costs as much as the rest of a short message.
    if (transfer.length === 0) this.worker.postMessage(message);
    else this.worker.postMessage(message, [...transfer]);
  }

  listen(listener: ThreadListener): void {
    const { worker } = this;
    this.lockReleased = () => {
      listener.ended('the worker ended by itself');
    };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      listener.message(data);
    });
    worker.addEventListener('messageerror', () => {
      listener.messageLost();
    });
    worker.addEventListener('error', (event: Event) => {
      if (listener.failed(this.describe(event))) event.preventDefault();
    });
  }

  watchLock(name: string, signal: AbortSignal): void {
    navigator.locks.request(name, { signal }, this.lockReleased).catch(() => undefined);
  }

  terminate(): void {
    this.worker.terminate();
  }

  private lockReleased: () => void = () => undefined;

  /** A script that does not load gives a bare event. */
  private describe(event: Event): string {
    const message = event instanceof ErrorEvent ? event.message : '';
    return message
      ? `the worker failed: ${message}`
      : `${this.scriptName} did not load (not found, a wrong MIME type, refused by the Content-Security-Policy, or sent without the Cross-Origin-Embedder-Policy header that an isolated page demands of it)`;
  }
}

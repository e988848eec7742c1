import { syncBuiltinESMExports } from 'node:module';
import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { Thread, UncaughtListener } from '../thread.js';
import { takeForModules } from './es-modules.js';
import { fetchFile } from './fetch-file.js';

/** A thread of `worker_threads`. */
export class NodeThread implements Thread {
  readonly mayLook = availableParallelism() > 1;
  readonly readsFiles = true;
  readonly writesAtOnce = true;

  constructor(
    private readonly port: MessagePort,
    private readonly bell: Int32Array<SharedArrayBuffer>,
  ) {}

  post(message: unknown, transfer: readonly ArrayBuffer[] = []): void {
    this.port.postMessage(message, transfer);
    this.handedOver();
  }

  listen(take: (message: unknown) => void, lost: () => void): void {
    this.port.on('message', take);
    this.port.on('messageerror', lost);
  }

  nextTask(act: () => void): void {
    setImmediate(act);
  }

  /** Wakes a page that blocks. */
  handedOver(): void {
    Atomics.add(this.bell, 0, 1);
    Atomics.notify(this.bell, 0);
  }

  /** The page hears of the end of a thread by an event. */
  holdLock(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** An uncaught error would end the thread: in thread the process, which is the page's to decide. */
  watchUncaught({ isHandled, mayReport, report }: UncaughtListener): void {
    const take = (error: unknown): void => {
      if (!isHandled(error) && mayReport()) report(error);
    };
    process.on('uncaughtException', take);
    process.on('unhandledRejection', take);
  }

  /** dotnet.js exits the process, here the thread, before the page could be told why: it is the page that ends it. */
  watchExit(exited: (code: number) => void): void {
    const exit = (code?: number | string | null): void => {
      exited(Number(code ?? process.exitCode ?? 0));
    };
    Object.assign(process, { exit });
    syncBuiltinESMExports();
  }

  importFramework(url: string): Promise<unknown> {
    takeForModules(new URL('.', url).href);
    return import(/* webpackIgnore: true */ url);
  }

  fetch(url: string, init: RequestInit): Promise<Response> {
    return url.startsWith('file:') ? fetchFile(url) : fetch(url, init);
  }
}

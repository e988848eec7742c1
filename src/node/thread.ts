import {
  MessageChannel,
  receiveMessageOnPort,
  type MessagePort,
  type Worker,
} from 'node:worker_threads';
import type { Introduction } from '../../wire/introduction.js';
import type { Thread, ThreadListener } from '../platform.js';

/** A thread of `worker_threads`. It and the page talk over a port of their own: the page can read that while it blocks. */
export class NodeThread implements Thread {
  private readonly port: MessagePort;
  /** Changes whenever the worker has said something. */
  private readonly bell = new Int32Array(new SharedArrayBuffer(4));
  private listener!: ThreadListener;
  private isWaiting = true;

  constructor(
    private readonly worker: Worker,
    private readonly scriptName: string,
  ) {
    const { port1, port2 } = new MessageChannel();
    const introduction: Introduction<MessagePort> = { port: port2, bell: this.bell };
    worker.postMessage(introduction, [port2]);
    this.port = port1;
  }

  post(message: unknown, transfer: readonly ArrayBuffer[]): void {
    this.port.postMessage(message, transfer);
  }

  listen(listener: ThreadListener): void {
    const { worker, port } = this;
    this.listener = listener;
    port.on('message', (message) => {
      listener.message(message);
    });
    port.on('messageerror', () => {
      listener.messageLost();
    });
    worker.on('error', (error: unknown) => {
      listener.failed(`${this.scriptName} failed: ${String(error)}`);
    });
    worker.on('exit', (code) => {
      while (this.receive());
      port.close();
      listener.ended(`the worker ended by itself, with exit code ${String(code)}`);
    });
  }

  /** The process lives for what the page waits for, and not for a runtime that is idle. */
  waits(isWaiting: boolean): void {
    if (this.isWaiting === isWaiting) return;
    this.isWaiting = isWaiting;
    for (const each of [this.worker, this.port]) {
      if (isWaiting) each.ref();
      else each.unref();
    }
  }

  block(isOver: () => boolean, ms: number): void {
    const end = performance.now() + ms;
    for (;;) {
      const heard = Atomics.load(this.bell, 0);
      while (this.receive());
      this.listener.look();
      const left = end - performance.now();
      if (isOver() || left <= 0) return;
      Atomics.wait(this.bell, 0, heard, left);
    }
  }

  terminate(): void {
    void this.worker.terminate();
  }

  private receive(): boolean {
    const received = receiveMessageOnPort(this.port) as { message: unknown } | undefined;
    if (received) this.listener.message(received.message);
    return received !== undefined;
  }
}

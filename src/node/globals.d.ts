import type { MessagePort as Port } from 'node:worker_threads';

/** Types of browsers that the shared files name, as Node.js has them. */
declare global {
  type MessagePort = Port;
  type Transferable = ArrayBuffer | MessagePort;

  namespace WebAssembly {
    interface Module {
      readonly [Symbol.toStringTag]: string;
    }
    const Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;

    interface Memory {
      readonly buffer: ArrayBuffer | SharedArrayBuffer;
      grow(pages: number): number;
    }
    const Memory: new (limits: { initial: number; maximum?: number; shared?: boolean }) => Memory;
  }
}

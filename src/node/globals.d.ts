import type { MessagePort as Port } from 'node:worker_threads';

/** Types of browsers that the shared files name, as Node.js has them. */
declare global {
  type MessagePort = Port;
  type Transferable = ArrayBuffer | MessagePort;

  namespace WebAssembly {
    class Module {
      constructor(bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>);
    }
    function compile(bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<Module>;
    function compileStreaming(source: Response | Promise<Response>): Promise<Module>;
  }
}

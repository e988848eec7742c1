import type { Callee } from '../wire/host.js';
import { ANY, COPY, PROMISE, type Form } from '../wire/form.js';
import type { StartRequest } from '../wire/hello.js';
import * as operation from '../wire/operations.js';
import type { Exports } from './exports.js';
import type { Runtime } from './runtime.js';
import { isManaged } from './managed.js';
import { isView, type View } from './views.js';

/** What the page may ask of the runtime beside calling exports. */
export function runtimeOperations(
  runtime: Runtime,
  exports: Exports,
  inspect: () => object,
): Map<number, Callee> {
  const operations = new Map<number, Callee>();
  const offer = (id: number, run: (...args: never[]) => unknown, result: Form = ANY) =>
    operations.set(id, {
      parameters: new Array<Form>(4).fill(COPY),
      result,
      run: (args) => run(...(args as never[])),
    });

  offer(operation.START, (request: StartRequest) => runtime.start(request), [PROMISE, COPY]);
  offer(operation.DOWNLOAD, (request: StartRequest) => runtime.download(request));
  offer(operation.GET_ASSEMBLY_EXPORTS, (name: string) => exports.describe(runtime.api, name), [
    PROMISE,
    COPY,
  ]);
  offer(operation.RUN_MAIN, (name?: string, args?: string[]) => runtime.runMain(name, args));
  offer(operation.RUN_MAIN_AND_EXIT, (name?: string, args?: string[]) =>
    runtime.runMainAndExit(name, args),
  );
  offer(operation.SET_ENVIRONMENT_VARIABLE, (name: string, value: string) => {
    runtime.api.setEnvironmentVariable(name, value);
  });
  offer(operation.INVOKE_LIBRARY_INITIALIZERS, (name: string, args: unknown[]) =>
    runtime.api.invokeLibraryInitializers(name, args),
  );
  offer(operation.EXIT_RUNTIME, (code: number, reason?: string) => {
    runtime.exit(code, reason);
  });
  offer(operation.INSPECT, inspect, COPY);
  offer(operation.DISPOSE_OBJECT, (object: object) => {
    if (isDisposable(object)) object.dispose();
  });
  offer(operation.ACCESS_HEAP, (name: string, offset: number, value?: unknown) =>
    runtime.accessHeap(name, offset, value),
  );
  offer(operation.REGISTER_MODULE, (name: string) => {
    runtime.servedByPage(name);
  });
  offer(operation.REFRESH_VIEW, (view: View) => view.slice());
  return operations;
}

/** What the runtime made, and lets be disposed of; an object of a worker module has its own notion of it. */
function isDisposable(object: object): object is { dispose(): void } {
  return (
    isManaged(object) || isView(object) || (typeof object === 'function' && 'isDisposed' in object)
  );
}

import { lostError } from './completed-tasks.js';
import { Type } from './signature.js';

/** How .NET 8 lays out what crosses, and a promise: an exception, the new handle, the known handle, the value. */
const SLOT_SIZE = 16;
const HANDLE = 4;
const TYPE = 12;
const RESULT = SLOT_SIZE;
const KNOWN = 2 * SLOT_SIZE;
const VALUE = 3 * SLOT_SIZE;

/** Under which dotnet.js notes the handle of an object that C# knows. */
const handleKey = Symbol.for('wasm cs_owned_js_handle');

type WasmFunction = (...args: number[]) => unknown;

/**
 * What `CompletedTasks` is for .NET 9 and 10. .NET 8 makes the promise while it lays out the arguments or the result,
 * by `env.mono_wasm_marshal_promise`: an array in it ends the runtime there. Here the promise stays pending, and is an
 * error where it arrives. One with another Task in it never settles in thread, nor here: it looks like a pending one.
 */
export class LostPromises {
  /** Promises that will not settle, by handle; .NET 8 never gives such a handle back. */
  private readonly lost = new Set<number>();

  constructor(private readonly memory: () => WebAssembly.Memory) {}

  /** Watches how C# makes and resolves its promises. */
  aroundMarshal(marshal: WasmFunction): (args: number) => void {
    return (args) => {
      const view = new DataView(this.memory().buffer);
      // The other way it resolves a promise that C# has, and settles it.
      const isNew = view.getInt32(args + KNOWN + HANDLE, true) === 0;
      const isLost = isNew && view.getInt32(args + VALUE + TYPE, true) === Type.Array;
      // So a Task is laid out that is not completed yet.
      if (isLost) view.setInt32(args + VALUE + TYPE, Type.Task, true);
      marshal(args);
      if (!isLost) return;
      const after = new DataView(this.memory().buffer);
      this.lost.add(after.getInt32(args + RESULT + HANDLE, true));
    };
  }

  /** The runtime's exports, with the one by which C# is called watched; its parameters are counted by dotnet.js. */
  adapt(exports: WebAssembly.Exports): WebAssembly.Exports {
    const invoke = exports['mono_wasm_invoke_method_bound'] as WasmFunction | undefined;
    if (!invoke) return exports;
    const watched = (method: number, args: number, error: number): unknown => {
      const failed = invoke(method, args, error);
      if (this.lost.size === 0) return failed;
      const view = new DataView(this.memory().buffer);
      if (view.getInt32(args + RESULT + TYPE, true) !== Type.Task) return failed;
      this.throwIfLost(view.getInt32(args + RESULT + HANDLE, true));
      return failed;
    };
    return { ...exports, mono_wasm_invoke_method_bound: watched };
  }

  /** What C# calls for an import of the page. */
  checked(stub: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return (...args) => {
      if (this.lost.size > 0) for (const value of args) this.throwIfLost(handleOf(value));
      return stub(...args);
    };
  }

  private throwIfLost(handle: number): void {
    if (this.lost.delete(handle)) throw lostError('an array');
  }
}

/** No handle is 0. */
function handleOf(value: unknown): number {
  return value instanceof Promise ? ((value as { [handleKey]?: number })[handleKey] ?? 0) : 0;
}

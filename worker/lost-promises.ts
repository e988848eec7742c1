import { lostError } from './completed-tasks.js';
import { Type } from './signature.js';

/** How .NET 8 lays out what crosses, and a promise: an exception, the new handle, the known handle, the value. */
const SLOT_SIZE = 16;
const HANDLE = 4;
const TYPE = 12;
const RESULT = SLOT_SIZE;
const KNOWN = 2 * SLOT_SIZE;
const VALUE = 3 * SLOT_SIZE;
const SIZE = 4 * SLOT_SIZE;

/** Under which dotnet.js notes the handle of an object that C# knows. */
const handleKey = Symbol.for('wasm cs_owned_js_handle');

type WasmFunction = (...args: number[]) => unknown;

/** The promise that C# asked for last. */
interface Made {
  readonly args: number;
  readonly handle: number;
  readonly isSettled: boolean;
  readonly hasFailed: boolean;
}

/**
 * What `CompletedTasks` is for .NET 9 and 10. .NET 8 makes the promise while it lays out the arguments or the result,
 * by `env.mono_wasm_marshal_promise`: an array in it ends the runtime there, and a Task leaves it pending for ever.
 * Here either is pending, and an error where it arrives.
 */
export class LostPromises {
  /** What is in the promises that will not settle, by handle; .NET 8 never gives such a handle back. */
  private readonly lost = new Map<number, string>();
  private last: Made | undefined;

  constructor(private readonly memory: () => WebAssembly.Memory) {}

  /** Watches how C# makes and resolves its promises. */
  aroundMarshal(marshal: WasmFunction): (args: number) => void {
    return (args) => {
      const view = new DataView(this.memory().buffer);
      const isNew = view.getInt32(args + KNOWN + HANDLE, true) === 0;
      const lost = isNew ? this.lostContent(view, args) : undefined;
      if (lost === 'an array') view.setInt32(args + VALUE + TYPE, Type.Task, true);
      else if (lost === undefined) this.unpack(view, args, isNew);
      const hasFailed = view.getInt32(args + TYPE, true) !== Type.None;
      const isSettled = hasFailed || view.getInt32(args + VALUE + TYPE, true) !== Type.Task;
      marshal(args);
      const after = new DataView(this.memory().buffer);
      // Otherwise a pending Task could find it in its slots.
      after.setInt32(args + VALUE + HANDLE, 0, true);
      const handle = after.getInt32(args + RESULT + HANDLE, true);
      this.last = isNew ? { args, handle, isSettled, hasFailed } : undefined;
      if (lost !== undefined) this.lost.set(handle, lost);
    };
  }

  /** Watches the ways that C# calls JavaScript: no promise made before a call is in one made after it. */
  aroundCall(invoke: WasmFunction): WasmFunction {
    return (...args) => {
      this.last = undefined;
      return invoke(...args);
    };
  }

  /** The runtime's exports, with the one by which C# is called watched; its parameters are counted by dotnet.js. */
  adapt(exports: WebAssembly.Exports): WebAssembly.Exports {
    const invoke = exports['mono_wasm_invoke_method_bound'] as WasmFunction | undefined;
    if (!invoke) return exports;
    const watched = (method: number, args: number, error: number): unknown => {
      this.last = undefined;
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

  private lostContent(view: DataView, args: number): string | undefined {
    switch (view.getInt32(args + VALUE + TYPE, true)) {
      case Type.Array:
        return 'an array';
      case Type.Task:
        return this.taskInside(view, args)?.hasFailed === false ? 'another Task' : undefined;
      default:
        return undefined;
    }
  }

  /** A Task that failed fails the one that it is in; one that succeeded is the value of one that was pending. */
  private unpack(view: DataView, args: number, isNew: boolean): void {
    if (view.getInt32(args + VALUE + TYPE, true) !== Type.Task) return;
    const inside = this.taskInside(view, args);
    if (!inside?.isSettled || (isNew && !inside.hasFailed)) return;
    // As an object it is the promise itself.
    view.setInt32(args + VALUE + TYPE, Type.JSObject, true);
  }

  /**
   * The promise that is the content of this one. A pending Task looks as one with a Task inside, and leaves the handle
   * as it lay in the stack: it is one only where it was made just now, and on top of these slots.
   */
  private taskInside(view: DataView, args: number): Made | undefined {
    const { last } = this;
    if (last?.handle !== view.getInt32(args + VALUE + HANDLE, true)) return undefined;
    return Math.abs(last.args - args) >= SIZE ? last : undefined;
  }

  private throwIfLost(handle: number): void {
    const lost = this.lost.get(handle);
    if (lost === undefined) return;
    this.lost.delete(handle);
    throw lostError(lost);
  }
}

/** No handle is 0. */
function handleOf(value: unknown): number {
  return value instanceof Promise ? ((value as { [handleKey]?: number })[handleKey] ?? 0) : 0;
}

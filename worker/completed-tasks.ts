import { isPromiseForm, type Form } from '../wire/form.js';
import { Type } from './signature.js';

/** How .NET 9 and 10 lay out what crosses; .NET 8 has another way, see `LostPromises`. */
const SLOT_SIZE = 32;
const TYPE = 12;
const CONTENT_TYPE = 13;
const RESULT = 1;
const FIRST_ARGUMENT = 2;

/** The type of a slot whose Task is completed. */
const COMPLETED_TASK = 28;

type WasmFunction = (...args: number[]) => unknown;

/**
 * A `Task<object>` that is completed when it crosses has the type of its result where an array has the type of its
 * elements and a Task that of its own result. The marshaller would read the array by a type that is none and end the
 * runtime, or unpack the same Task until the stack overflows. Here it is an error before the marshaller looks. What
 * was allocated for the array stays so: how to free it, its lost type would tell.
 */
export class CompletedTasks {
  /** The exports that return such Tasks, by the address of their method. */
  private readonly exports = new Set<number>();
  /** The arguments that are such Tasks, by the handle of the import. */
  private readonly watched = new Map<number, readonly number[]>();
  private bytes = new Uint8Array();
  /** Why the import that is being called cannot be. */
  private lost: string | undefined;

  constructor(private readonly memory: () => WebAssembly.Memory) {}

  /** The runtime's exports, with the one by which C# is called watched; its two parameters are counted by dotnet.js. */
  adapt(exports: WebAssembly.Exports): WebAssembly.Exports {
    const invoke = exports['mono_wasm_invoke_jsexport'] as WasmFunction | undefined;
    if (!invoke) return exports;
    const watched = (method: number, args: number): void => {
      invoke(method, args);
      if (!this.exports.has(method)) return;
      const lost = this.lostContent(args + RESULT * SLOT_SIZE);
      if (lost !== undefined) throw lostError(lost);
    };
    return { ...exports, mono_wasm_invoke_jsexport: watched };
  }

  /** An export was bound. */
  noteExport(method: number, result: Form): void {
    if (isTaskOfObject(result)) this.exports.add(method);
  }

  /** Watches an import by `wasm`'s way to call it. */
  around(invoke: WasmFunction): (handle: number, args: number) => unknown {
    return (handle, args) => {
      const places = this.watched.get(handle);
      if (places) this.lost = this.takeLost(args, places);
      return invoke(handle, args);
    };
  }

  /** What C# calls for an import of the page; `handle` is the import's. */
  checked<Stub extends (...args: unknown[]) => unknown>(
    stub: Stub,
    handle: number | undefined,
    parameters: readonly Form[] | undefined,
  ): Stub | ((...args: unknown[]) => unknown) {
    const places = parameters?.flatMap((form, index) => (isTaskOfObject(form) ? [index] : []));
    if (handle === undefined || !places || places.length === 0) return stub;
    this.watched.set(handle, places);
    return (...args) => {
      const { lost } = this;
      this.lost = undefined;
      if (lost !== undefined) throw lostError(lost);
      return stub(...args);
    };
  }

  private takeLost(args: number, places: readonly number[]): string | undefined {
    let lost: string | undefined;
    for (const place of places) {
      const slot = args + (FIRST_ARGUMENT + place) * SLOT_SIZE;
      const content = this.lostContent(slot);
      if (content === undefined) continue;
      lost = content;
      // The marshaller makes a promise of nothing of it, and calls the import, which throws.
      this.bytes[slot + CONTENT_TYPE] = Type.Void;
    }
    return lost;
  }

  private lostContent(slot: number): string | undefined {
    const { buffer } = this.memory();
    if (this.bytes.buffer !== buffer) this.bytes = new Uint8Array(buffer);
    if (this.bytes[slot + TYPE] !== COMPLETED_TASK) return undefined;
    switch (this.bytes[slot + CONTENT_TYPE]) {
      case Type.Array:
        return 'an array';
      case Type.Task:
      case COMPLETED_TASK:
        return 'another Task';
      default:
        return undefined;
    }
  }
}

function isTaskOfObject(form: Form): boolean {
  return isPromiseForm(form) && form[2] === Type.Object;
}

export function lostError(content: string): Error {
  return new Error(
    `Failed to pass a Task<object>: it is completed with ${content}, of which .NET's marshaller loses the type. Make sure to complete the Task after it was passed, for instance behind an await Task.Yield().`,
  );
}

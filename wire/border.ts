import type { Beside } from './beside.js';
import type { ByteReader } from './byte-reader.js';
import type { Form, FunctionForm } from './form.js';
import type { FrameWriter } from './frame-writer.js';
import type { HeldObjects, OwnedObjects } from './handles.js';

/** What an error consists of when it crosses. */
export interface ErrorParts {
  /** A place in `ERROR_CLASSES`: the other side may pick from the list, never name a class. */
  readonly kind: number;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause: unknown;
  readonly hasCause: boolean;
}

/** What each thread makes of the things that stay on the other one. */
export interface Border {
  /** A stand-in for an object of the other side; `variety` tells apart what the sender tells apart. */
  makeObject(handle: number, variety: number, text: string | undefined): object;
  /** A function that calls the other side's function. */
  makeFunction(handle: number, form: FunctionForm | undefined): object;
  /** What stands for a function, which may have come before, now that it comes with `form`: types belong to a use. */
  admitFunction?(known: object, handle: number, form: FunctionForm | undefined): object;
  /** `site` is where this side made the call that failed, as far as that was noted. */
  makeError(parts: ErrorParts, site: Error | undefined): Error;
  /** Writes `value` when it is a window on C# memory; false when it is anything else. */
  encodeView(out: FrameWriter, value: object, owned: OwnedObjects): boolean;
  /** Reads what the other side's `encodeView` wrote after its tag. */
  decodeView(input: ByteReader, beside: readonly Beside[], held: HeldObjects): object;
  /** What to tell the other side of a thrown value. */
  outgoingError(error: unknown): unknown;
  /** What this side makes of a promise of the other side. */
  admitPromise(promise: Promise<unknown>, form: Form): Promise<unknown>;
  /** How this side describes its own objects to `makeObject` of the other. */
  varietyOf(object: object): number;
  /** The place of `error`'s class in `ERROR_CLASSES`. */
  errorKind(error: Error): number;
}

/** The classes that an error of the other side can have here. The place after them is for errors born in C#. */
export const ERROR_CLASSES = [
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  URIError,
  EvalError,
] as const;
export const MANAGED_ERROR = ERROR_CLASSES.length;
/** And this one for a synchronous import that cannot be served, which the worker says. */
export const IMPORT_ERROR = MANAGED_ERROR + 1;

/** The variety of an object that only its handle is known of. */
export const PLAIN_OBJECT = 0;
/** An object that was thrown, with its text. */
export const THROWN_OBJECT = 2;
/** An instance of a C# class. */
export const MANAGED_OBJECT = 1;
/** The API of the runtime, `JSHost.DotnetInstance` to C#: each side has its own. */
export const DOTNET_INSTANCE = 3;

export function builtInErrorKind(error: Error): number {
  const place = ERROR_CLASSES.findLastIndex((known) => error instanceof known);
  return Math.max(place, 0);
}

/** Rebuilds an error of the other side as an instance of its built-in class. */
export function builtInError(parts: ErrorParts): Error {
  const ErrorClass = ERROR_CLASSES[parts.kind] ?? Error;
  const error = new ErrorClass(parts.message, parts.hasCause ? { cause: parts.cause } : undefined);
  describe(error, 'stack', parts.stack);
  if (error.name !== parts.name) describe(error, 'name', parts.name);
  return error;
}

function describe(error: Error, key: 'name' | 'stack', value: string): void {
  Object.defineProperty(error, key, { value, configurable: true, writable: true });
}

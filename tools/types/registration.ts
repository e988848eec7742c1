import {
  calledMethod,
  type CalledMethod,
  type Assembly,
  type MethodDefinition,
} from '../metadata/assembly.js';
import type { MarshalerType } from './marshaler-types.js';

const NAMESPACE = 'System.Runtime.InteropServices.JavaScript';
/** In bytes: namespaces, classes and the method. */
const LONGEST_NAME = 65_536;
const LOAD_TEXT = 0x72;
const LOAD_INT = 0x20;
const LOAD_SHORT_INT = 0x1f;
const LOAD_0 = 0x16;
const LOAD_8 = 0x1e;
const CALL = 0x28;

/** An export as C#'s generator registers it; its `hash` makes the names of overloads differ. */
export interface Registered {
  /** As reflection writes it. */
  readonly type: string;
  readonly name: string;
  readonly hash: number;
  /** What the marshaller is told: the result, then the parameters. */
  readonly types: readonly MarshalerType[];
}

/**
 * The exports that an assembly registers when it starts, in that order: of overloads the first one also has the plain
 * name. No attribute says either, so it is read from the code of the generated `__Register_`:
 * `BindManagedFunction("[Assembly]Namespace.Class/Nested:Method", hash, …)` for each.
 */
export function registeredExports(assembly: Assembly): Registered[] {
  const initializer = [...assembly.types()].find(
    (type) => type.name === '__GeneratedInitializer' && type.fullName.startsWith(NAMESPACE),
  );
  const methods = [...(initializer?.methods() ?? [])];
  const register = methods.find(({ name }) => name === '__Register_');
  return register ? [...bindings(assembly, register)] : [];
}

function* bindings(assembly: Assembly, register: MethodDefinition): Generator<Registered> {
  const { metadata } = assembly;
  let name: string | undefined;
  let hash: number | undefined;
  let types: MarshalerType[] = [];
  for (const { operation, operand } of register.instructions()) {
    if (operation === LOAD_TEXT) {
      name = metadata.userStrings.get(operand & 0xffffff, LONGEST_NAME);
      hash = undefined;
      types = [];
    } else if (operation === CALL) {
      const called = calledMethod(metadata, operand);
      if (called?.type === `${NAMESPACE}.JSMarshalerType`) types.push(marshalerType(called, types));
      if (called?.name !== 'BindManagedFunction' || name === undefined || hash === undefined)
        continue;
      yield { ...parse(assembly, name), hash, types };
    } else {
      // The first number after the name: later ones are places in the list of types.
      hash ??= loadedNumber(operation, operand);
    }
  }
}

/**
 * However the compiler makes the list of types, it makes them one after the other: so those that one consists of are
 * the last before it.
 */
function marshalerType({ name, signature }: CalledMethod, made: MarshalerType[]): MarshalerType {
  const count = signature.parameters.length;
  const types = count === 0 ? [] : made.splice(-count);
  return { name: name.replace(/^get_/, ''), arguments: types };
}

function loadedNumber(operation: number, operand: number): number | undefined {
  if (operation === LOAD_INT || operation === LOAD_SHORT_INT) return operand;
  if (operation >= LOAD_0 && operation <= LOAD_8) return operation - LOAD_0;
  return undefined;
}

function parse(assembly: Assembly, text: string): { type: string; name: string } {
  const [, type, name] = /^\[[^\]]*\](.*):(.*)$/.exec(text) ?? [];
  if (type === undefined || name === undefined) {
    const quoted = JSON.stringify(text);
    return assembly.metadata.fail(`the export ${quoted} is not named as C#'s generator does`);
  }
  return { type: type.replaceAll('/', '+'), name };
}

/** What C#'s generator wrote to be called in the place of each export, by class and name. */
export type Wrappers = ReadonlyMap<string, readonly MethodDefinition[]>;

/** Since .NET 10 a wrapper leaves the work to a function inside it, which the compiler calls `<wrapper>g__…`. */
export function wrappersOf(assembly: Assembly): Wrappers {
  const wrappers = new Map<string, MethodDefinition[]>();
  for (const type of assembly.types()) {
    for (const method of type.methods()) {
      const [, name] = /^<?(__Wrapper_[^>]+)/.exec(method.name) ?? [];
      if (name === undefined) continue;
      const key = `${type.fullName}:${name}`;
      wrappers.set(key, [...(wrappers.get(key) ?? []), method]);
    }
  }
  return wrappers;
}

/**
 * The method that a registration is for: the one of the candidates that its generated wrapper calls. A method that
 * returns a constant is put in place of its calls when the assembly is trimmed, and is gone.
 */
export function registeredMethod(
  wrappers: Wrappers,
  { type, name, hash }: Registered,
  candidates: readonly MethodDefinition[],
): MethodDefinition | undefined {
  for (const method of wrappers.get(`${type}:__Wrapper_${name}_${hash}`) ?? []) {
    for (const { operation, operand } of method.instructions()) {
      const called = operation === CALL && candidates.find(({ token }) => token === operand);
      if (called) return called;
    }
  }
  return undefined;
}

import {
  calledMethod,
  type Assembly,
  type MethodDefinition,
  type TypeDefinition,
} from '../metadata/assembly.js';

const NAMESPACE = 'System.Runtime.InteropServices.JavaScript';
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
  for (const { operation, operand } of register.instructions()) {
    if (operation === LOAD_TEXT) {
      name = metadata.userStrings.get(operand & 0xffffff);
      hash = undefined;
    } else if (operation === CALL) {
      if (calledMethod(metadata, operand)?.name !== 'BindManagedFunction') continue;
      if (name !== undefined && hash !== undefined) yield parse(assembly, name, hash);
    } else {
      // The first number after the name: later ones are places in the list of types.
      hash ??= loadedNumber(operation, operand);
    }
  }
}

function loadedNumber(operation: number, operand: number): number | undefined {
  if (operation === LOAD_INT || operation === LOAD_SHORT_INT) return operand;
  if (operation >= LOAD_0 && operation <= LOAD_8) return operation - LOAD_0;
  return undefined;
}

function parse(assembly: Assembly, text: string, hash: number): Registered {
  const [, type, name] = /^\[[^\]]*\](.*):(.*)$/.exec(text) ?? [];
  if (type === undefined || name === undefined) {
    return assembly.metadata.fail(`the export "${text}" is not named as the generator of C# does`);
  }
  return { type: type.replaceAll('/', '+'), name, hash };
}

/** The one of several overloads that a registration is for: the one that its generated wrapper calls. */
export function registeredMethod(
  type: TypeDefinition,
  { name, hash }: Registered,
  candidates: readonly MethodDefinition[],
): MethodDefinition | undefined {
  if (candidates.length === 1) return candidates[0];
  const wrapper = `__Wrapper_${name}_${hash}`;
  for (const method of type.methods()) {
    // Since .NET 10 the wrapper leaves the work to a function inside it, which the compiler calls `<wrapper>g__…`.
    if (method.name !== wrapper && !method.name.startsWith(`<${wrapper}>`)) continue;
    for (const { operation, operand } of method.instructions()) {
      const called = operation === CALL && candidates.find(({ token }) => token === operand);
      if (called) return called;
    }
  }
  return undefined;
}

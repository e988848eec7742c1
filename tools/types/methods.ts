import type { Assembly, MethodDefinition, TypeDefinition } from '../metadata/assembly.js';
import type { AttributeValue, CustomAttribute } from '../metadata/custom-attribute.js';
import { Unsupported, type CrossingSignature } from './crossing.js';
import { documentationId } from './documentation-id.js';
import { crossingSignature } from './method-signature.js';
import { registeredExports, registeredMethod } from './registration.js';

const NAMESPACE = 'System.Runtime.InteropServices.JavaScript';

/** An export or an import: where it stands, and how it is called or why it cannot be. */
export interface Method {
  readonly path: readonly string[];
  readonly signature: CrossingSignature | Unsupported;
  /** What its XML documentation stands under. */
  readonly id: string;
}

export interface ImportedMethod extends Method {
  readonly module: string;
}

/** The exports of an assembly by the names of the tree that `getAssemblyExports` gives. */
export function exportedMethods(assembly: Assembly): Method[] {
  if (!assembly.refersTo(NAMESPACE, 'JSExportAttribute')) return [];
  const marked = new Map<string, MethodDefinition[]>();
  const types = new Map<string, TypeDefinition>();
  for (const [method] of markedMethods(assembly, 'JSExportAttribute')) {
    const key = `${method.type.fullName}:${method.name}`;
    marked.set(key, [...(marked.get(key) ?? []), method]);
    types.set(key, method.type);
  }

  const exports: Method[] = [];
  const seen = new Set<string>();
  const registered = registeredExports(assembly);
  for (const one of registered) {
    const key = `${one.type}:${one.name}`;
    const overloads = marked.get(key) ?? [];
    const type = types.get(key);
    const method = type && registeredMethod(type, one, overloads);
    if (!method) continue;
    const path = pathOf(method);
    if (!seen.has(key)) exports.push(describe(path, method));
    seen.add(key);
    if (overloads.length > 1) exports.push(describe(hashed(path, one.hash), method));
  }
  return [...exports, ...unregistered(marked, seen)];
}

/** The imports of an assembly that a module given to `setModuleImports` has to serve. */
export function importedMethods(assembly: Assembly): ImportedMethod[] {
  if (!assembly.refersTo(NAMESPACE, 'JSImportAttribute')) return [];
  const imports: ImportedMethod[] = [];
  for (const [method, attribute] of markedMethods(assembly, 'JSImportAttribute')) {
    const [name, module] = attribute.values as (AttributeValue | undefined)[];
    if (typeof name !== 'string' || typeof module !== 'string') continue;
    imports.push({ module, ...describe(name.split('.'), method) });
  }
  return imports;
}

function* markedMethods(
  assembly: Assembly,
  attributeName: string,
): Generator<readonly [MethodDefinition, CustomAttribute]> {
  for (const type of assembly.types()) {
    for (const method of type.methods()) {
      for (const attribute of method.attributes) {
        if (attribute.name === `${NAMESPACE}.${attributeName}`) yield [method, attribute];
      }
    }
  }
}

/** C#'s generator makes an export of what is marked; where it did not run, there is none. */
function unregistered(marked: Map<string, MethodDefinition[]>, seen: Set<string>): Method[] {
  return [...marked].flatMap(([key, methods]) =>
    seen.has(key)
      ? []
      : methods.map((method) => {
          const described = describe(pathOf(method), method);
          const reason = new Unsupported('the build has registered no such export');
          return described.signature instanceof Unsupported
            ? described
            : { ...described, signature: reason };
        }),
  );
}

function describe(path: readonly string[], method: MethodDefinition): Method {
  return { path, signature: signatureOf(method), id: documentationId(method) };
}

function signatureOf(method: MethodDefinition): CrossingSignature | Unsupported {
  try {
    return crossingSignature(method);
  } catch (error) {
    if (error instanceof Unsupported) return error;
    throw error;
  }
}

/** Namespaces, classes and nested classes down to the method. */
function pathOf(method: MethodDefinition): string[] {
  return [...method.type.fullName.split(/[.+]/), method.name];
}

function hashed(path: readonly string[], hash: number): string[] {
  return [...path.slice(0, -1), `${path.at(-1) ?? ''}.${hash}`];
}

import type { Assembly, MethodDefinition } from '../metadata/assembly.js';
import type { AttributeValue } from '../metadata/custom-attribute.js';
import { Unsupported, type Crossing, type CrossingSignature } from './crossing.js';
import { documentationId } from './documentation-id.js';
import { crossingSignature } from './method-signature.js';
import { crossingOfMarshaler } from './marshaler-types.js';
import {
  registeredExports,
  registeredMethod,
  wrappersOf,
  type Registered,
  type Wrappers,
} from './registration.js';

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
  const marked = grouped(
    [...assembly.methodsWith(`${NAMESPACE}.JSExportAttribute`)].map(([method]) => method),
    (method) => `${method.type.fullName}:${method.name}`,
  );
  const registered = grouped(registeredExports(assembly), ({ type, name }) => `${type}:${name}`);
  // They take the name of every method to find, and most assemblies export nothing.
  const wrappers: Wrappers = registered.size > 0 ? wrappersOf(assembly) : new Map();

  const exports = [...registered].flatMap(([key, overloads]) =>
    overloads.flatMap((one, index) => {
      const method = registeredMethod(wrappers, one, marked.get(key) ?? []);
      const path = [...one.type.split(/[.+]/), one.name];
      const described = method ? describe(path, method) : trimmed(path, one);
      const hashed = { ...described, path: [...path.slice(0, -1), `${one.name}.${one.hash}`] };
      // The first one has the plain name, too.
      if (overloads.length === 1) return [described];
      return index === 0 ? [described, hashed] : [hashed];
    }),
  );
  const rest = [...marked].filter(([key]) => !registered.has(key));
  return [...exports, ...rest.flatMap(([, methods]) => methods.map(unregistered))];
}

/** The imports of an assembly that a module given to `setModuleImports` has to serve. */
export function importedMethods(assembly: Assembly): ImportedMethod[] {
  if (!assembly.refersTo(NAMESPACE, 'JSImportAttribute')) return [];
  const imports: ImportedMethod[] = [];
  for (const [method, attribute] of assembly.methodsWith(`${NAMESPACE}.JSImportAttribute`)) {
    const [name, module] = attribute.values as (AttributeValue | undefined)[];
    if (typeof name !== 'string' || typeof module !== 'string') continue;
    imports.push({ module, ...describe(name.split('.'), method) });
  }
  return imports;
}

function describe(path: readonly string[], method: MethodDefinition): Method {
  return {
    path,
    signature: supported(() => crossingSignature(method)),
    id: documentationId(method),
  };
}

/** A method that is gone from the assembly has left its types in the registration. */
function trimmed(path: readonly string[], { types: [result, ...parameters] }: Registered): Method {
  const signature = supported(() => ({
    parameters: parameters.map((type, index) => ({
      name: `arg${index + 1}`,
      type: crossingOfMarshaler(type),
    })),
    result: constantOf(crossingOfMarshaler(result ?? { name: 'Void', arguments: [] })),
  }));
  return { path, signature, id: '' };
}

/** It is gone because it returns a constant: where that is not a text, the constant of a reference is null. */
function constantOf(type: Crossing): Crossing {
  const isText = type.kind === 'scalar' && type.of === 'String';
  const isReference = 'nullness' in type && type.nullness === 'unsaid';
  return isReference && !isText ? { ...type, nullness: 'nullable' } : type;
}

/** C#'s generator makes an export of what is marked; where it refused to or did not run, there is none. */
function unregistered(method: MethodDefinition): Method {
  const described = describe([...method.type.fullName.split(/[.+]/), method.name], method);
  if (described.signature instanceof Unsupported) return described;
  return { ...described, signature: new Unsupported('the build has registered no such export') };
}

function supported(signature: () => CrossingSignature): CrossingSignature | Unsupported {
  try {
    return signature();
  } catch (error) {
    if (error instanceof Unsupported) return error;
    throw error;
  }
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

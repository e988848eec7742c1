import type { Connection } from '../wire/connection.js';
import { ANY, isPromiseForm, type Form } from '../wire/form.js';
import type { ExportedMethod, ExportTree } from '../wire/hello.js';
import { CallTarget } from '../wire/host.js';
import { TO_EXPORT } from '../wire/records.js';
import { SynchronousImportError } from './errors.js';
import type { CallNumbers } from './call-numbers.js';
import type { BlockingCalls } from './platform.js';
import type { SharedLane } from './shared-lane.js';

/** A C# method marked `[JSExport]`; of a Task, `R` is the promise. */
export interface ExportedFunction<A extends readonly unknown[] = unknown[], R = unknown> {
  (...args: A): Promise<Awaited<R>>;
  /**
   * Calls C# and returns its value, where the page may wait: while it serves a synchronous import, and in Node.js
   * everywhere.
   *
   * @throws `SynchronousImportError` anywhere else, or after `withNestedCallTimeout` milliseconds
   */
  sync(...args: A): R;
}

/** What `getAssemblyExports` gives: namespaces, classes and nested classes down to methods. */
export interface AssemblyExports {
  readonly [name: string]: AssemblyExports & ExportedFunction;
}

export interface ExportReach {
  readonly connection: Connection;
  readonly lane: SharedLane | undefined;
  readonly numbers: CallNumbers;
  readonly blocking: BlockingCalls | undefined;
}

/** What is behind a function of the tree. */
export interface Export {
  readonly to: CallTarget;
  readonly path: string;
  readonly reach: ExportReach;
  readonly isTask: boolean;
}

const exported = new WeakMap<object, Export>();

/** The export that `fn` calls; undefined when it is anything else. */
export function exportOf(fn: unknown): Export | undefined {
  return typeof fn === 'function' ? exported.get(fn) : undefined;
}

/** Calls an export; what serves an import meanwhile learns of the Task that it begins. */
export function beginExport(
  { to, path, reach, isTask }: Export,
  args: unknown[],
): Promise<unknown> {
  const scope = isTask ? reach.lane?.serving : undefined;
  if (scope) scope.begun ??= path;
  return reach.connection.call(to, args, path);
}

/** The plain tree of functions, as dotnet.js gives it. A method and its `Name.<hash>` are one function. */
export function buildExports(tree: ExportTree, reach: ExportReach): AssemblyExports {
  const known = new Map<number, object>();
  return buildNode(tree, '', reach, known) as AssemblyExports;
}

function buildNode(
  tree: ExportTree,
  path: string,
  reach: ExportReach,
  known: Map<number, object>,
): object {
  const members = Object.entries(tree).map(([name, member]) => {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const made = isMethod(member)
      ? methodOf(member, memberPath, reach, known)
      : buildNode(member, memberPath, reach, known);
    return [name, made] as const;
  });
  // Own properties, whatever they are called.
  return Object.fromEntries(members);
}

function methodOf(
  [id, parameters, result]: ExportedMethod,
  path: string,
  reach: ExportReach,
  known: Map<number, object>,
): object {
  const made = known.get(id);
  if (made) return made;
  const to = new CallTarget(
    TO_EXPORT,
    id,
    (parameters as Form[] | null) ?? undefined,
    (result as Form | undefined) ?? ANY,
  );
  const { lane, blocking } = reach;
  const isTask = isPromiseForm(to.result);
  const target: Export = { to, path, reach, isTask };
  const method = (...args: unknown[]): Promise<unknown> => beginExport(target, args);
  const sync = (...args: unknown[]): unknown => {
    const scope = lane?.serving;
    if (!scope) {
      if (blocking) return blocking.call(to, args, path);
      throw new SynchronousImportError(
        `Failed to call ${path} synchronously: the page is not serving a synchronous import. Make sure to await ${path}() instead.`,
      );
    }
    if (isTask) scope.begun ??= path;
    return lane.nestedCall(to, args, path);
  };
  exported.set(method, target);
  known.set(id, method);
  return Object.defineProperty(method, 'sync', { value: sync });
}

function isMethod(member: ExportTree[string]): member is ExportedMethod {
  return Array.isArray(member);
}

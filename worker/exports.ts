import type { Callee } from '../wire/host.js';
import { ANY } from '../wire/form.js';
import type { ExportTree } from '../wire/hello.js';
import type { BackgroundJobs } from './background-jobs.js';
import type { Bindings } from './bindings.js';
import { guarded } from './guards.js';
import type { ExportFunction, ExportNode, RuntimeApi } from './dotnet-js.js';

/** The exports that the page may call, by number. */
export class Exports {
  private readonly callees: Callee[] = [];
  private readonly ids = new Map<ExportFunction, number>();

  constructor(
    private readonly bindings: Bindings,
    private readonly jobs: BackgroundJobs,
  ) {}

  get(id: number): Callee {
    const callee = this.callees[id];
    if (!callee)
      throw new Error(`Failed to call export ${String(id)}: there is none. The frame is damaged.`);
    return callee;
  }

  /** Binds an assembly's exports, and describes them to the page. */
  async describe(api: RuntimeApi, assembly: string): Promise<ExportTree> {
    const exports = await api.getAssemblyExports(assembly).catch((error: unknown) => {
      // An assembly that is not there is a trap in .NET 9 and 10, the only one that does no harm.
      throw error instanceof WebAssembly.RuntimeError
        ? new Error(`Could not find assembly: ${assembly}`, { cause: error })
        : error;
    });
    return this.describeNode(assembly.replace(/\.dll$/, ''), exports, []);
  }

  private describeNode(assembly: string, node: ExportNode, path: readonly string[]): ExportTree {
    const members = Object.entries(node).map(([name, member]) => {
      const described =
        typeof member === 'function'
          ? this.describeMethod(assembly, node, name, member, path)
          : this.describeNode(assembly, member, [...path, name]);
      return [name, described] as const;
    });
    return Object.fromEntries(members);
  }

  private describeMethod(
    assembly: string,
    node: ExportNode,
    name: string,
    method: ExportFunction,
    path: readonly string[],
  ): ExportTree[string] {
    const id =
      this.ids.get(method) ?? this.add(method, assembly, [...path, fullName(node, name, method)]);
    const { parameters, result } = this.get(id);
    return [id, parameters ?? null, result];
  }

  private add(method: ExportFunction, assembly: string, path: readonly string[]): number {
    const signature = this.bindings.exportSignature(assembly, path.join('.'));
    const callee: Callee = {
      parameters: signature?.parameters,
      result: signature?.result ?? ANY,
      run: this.jobs.before(guarded(method, signature?.parameters), signature?.parameters),
    };
    const id = this.callees.push(callee) - 1;
    this.ids.set(method, id);
    return id;
  }
}

/** A method stands under its name and under `Name.<hash>`: the second is what its signature is known by. */
function fullName(node: ExportNode, name: string, method: ExportFunction): string {
  const hashed = Object.keys(node).find(
    (key) => key.startsWith(`${name}.`) && node[key] === method,
  );
  return hashed ?? name;
}

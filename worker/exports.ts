import type { Callee } from '../wire/connection.js';
import { ANY } from '../wire/form.js';
import type { ExportTree } from '../wire/hello.js';
import type { Bindings, ExportSignature } from './bindings.js';
import type { ExportFunction, ExportNode, RuntimeApi } from './dotnet-js.js';

/** The exports that the page may call, by number. */
export class Exports {
  private readonly callees: Callee[] = [];
  private readonly ids = new Map<ExportFunction, number>();

  constructor(private readonly bindings: Bindings) {}

  get(id: number): Callee {
    const callee = this.callees[id];
    if (!callee) throw new Error(`Failed to call export ${String(id)}: there is none. The frame is damaged.`);
    return callee;
  }

  /** Binds an assembly's exports, and describes them to the page. */
  async describe(api: RuntimeApi, assembly: string): Promise<ExportTree> {
    const exports = await api.getAssemblyExports(assembly);
    return this.describeNode(assembly.replace(/\.dll$/, ''), exports, []);
  }

  private describeNode(assembly: string, node: ExportNode, path: readonly string[]): ExportTree {
    const tree: Record<string, ExportTree[string]> = {};
    // A method stands first under its name and then under `Name.<hash>`: only the second has a signature.
    for (const [name, member] of Object.entries(node).reverse()) {
      const memberPath = [...path, name];
      if (typeof member !== 'function') tree[name] = this.describeNode(assembly, member, memberPath);
      else {
        const id = this.idOf(member, this.bindings.exportSignature(assembly, memberPath.join('.')));
        const callee = this.get(id);
        tree[name] = [id, callee.parameters ?? null, callee.result];
      }
    }
    return Object.fromEntries(Object.entries(tree).reverse());
  }

  private idOf(method: ExportFunction, signature: ExportSignature | undefined): number {
    const known = this.ids.get(method);
    if (known !== undefined) return known;
    const id = this.callees.push({
      parameters: signature?.parameters,
      result: signature?.result ?? ANY,
      run: (args) => method(...args),
    }) - 1;
    this.ids.set(method, id);
    return id;
  }
}

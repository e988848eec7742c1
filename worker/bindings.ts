import type { Form } from '../wire/form.js';
import { CompletedTasks } from './completed-tasks.js';
import type { RuntimeApi } from './dotnet-js.js';
import { LostPromises } from './lost-promises.js';
import { lendGlobal, pageGlobal } from './page-globals.js';
import { readManagedString, readSignature, type Signature } from './signature.js';
import type { SharedHeap } from './shared-heap.js';
import { interceptWasmImports } from './wasm-imports.js';

/** The import that the runtime is binding at this moment. */
export interface ImportBinding {
  readonly signature: Signature | undefined;
}

/** Where an import's walk can lead on the page. */
export interface PagePlaces {
  /** Makes sure that the runtime finds something to walk under a module's name. */
  requireModule(name: string): void;
  global(name: string): object;
  /** A signature could not be read, the first one: `why`. */
  signaturesLost(why: string): void;
}

/** How an export's values cross. */
export interface ExportSignature {
  readonly parameters: readonly Form[];
  readonly result: Form;
}

/** An export as the runtime names it when it binds: nested classes are set apart by slashes. */
interface ExportName {
  readonly assembly: string;
  readonly type: string;
  readonly method: string;
  readonly hash: number;
}

type BindExportArguments = [
  method: number,
  assembly: string,
  namespace: string,
  shortType: string,
  method: string,
  hash: number,
  signature: number,
];

type WasmFunction = (...args: number[]) => unknown;

/**
 * Watches the runtime bind imports and exports, since only then does it know their types. This file, with
 * `signature.ts`, is the only one that relies on how the runtime binds:
 * `env.mono_wasm_bind_js_import_ST(signature)` (.NET 9, 10),
 * `env.mono_wasm_bind_js_function(name, nameLength or module, …, signature, …)` (8), and
 * `INTERNAL.mono_wasm_bind_cs_function(method, assembly, namespace, class, name, hash, signature)` (9, 10) or the
 * wasm import `mono_wasm_bind_cs_function(name, hash, signature, …)` (8). `CompletedTasks` and
 * `LostPromises` (8) rely on how they are called.
 */
export class Bindings {
  /** The import being bound, while it is. */
  current: ImportBinding | undefined;
  /** Empty as long as every signature could be read. */
  whyNoSignatures = '';
  private readonly completedTasks = new CompletedTasks(() => this.knownMemory());
  private readonly lostPromises = new LostPromises(() => this.knownMemory());
  private readonly exports = new Map<string, ExportSignature>();
  private watchesImports = false;
  private watchesExports = false;

  constructor(private readonly page: PagePlaces) {}

  /** To be called before the runtime loads; `instantiated` once its wasm is compiled and linked. */
  watchImports(instantiated: () => void, heap: SharedHeap): void {
    interceptWasmImports(
      (env, memory) => {
        this.wrap(env, 'mono_wasm_bind_js_import_ST', (original, args) => {
          const signature = this.read(memory(), args[0] ?? 0);
          return this.bindImport(signature, signature?.module, () => original(...args));
        });
        this.wrap(env, 'mono_wasm_bind_js_function', (original, args) => {
          const read = this.read(memory(), args[2] ?? 0);
          const name = readManagedString(memory(), args[0] ?? 0);
          const module = readManagedString(memory(), args[1] ?? 0);
          return this.bindImport(read && { ...read, name }, module, () => original(...args));
        });
        this.wrap(env, 'mono_wasm_bind_cs_function', (original, args) => {
          const [assembly, type, method] = splitName(
            readManagedString(memory(), args[0] ?? 0) ?? '',
          );
          this.noteExport(memory(), { assembly, type, method, hash: args[1] ?? 0 }, args[2] ?? 0);
          return original(...args);
        });
        this.wrapCalls(env);
        this.memory = memory;
        return (exports) => this.lostPromises.adapt(this.completedTasks.adapt(exports));
      },
      instantiated,
      heap,
    );
  }

  /** To be called once the runtime is ready, before anything binds an export. */
  watchExports(api: RuntimeApi): void {
    const original = api.INTERNAL['mono_wasm_bind_cs_function'];
    if (original) {
      this.watchesExports = true;
      const watched = (...args: BindExportArguments) => {
        const [address, assembly, namespace, shortType, method, hash, signature] = args;
        const name = { assembly, type: `${namespace}.${shortType}`, method, hash };
        const read = this.memory && this.noteExport(this.memory(), name, signature);
        if (read) this.completedTasks.noteExport(address, read.result);
        return (original as (...args: BindExportArguments) => unknown)(...args);
      };
      (api.INTERNAL as Record<string, unknown>)['mono_wasm_bind_cs_function'] = watched;
    }
    if (!this.watchesImports || !this.watchesExports) {
      this.lose(
        `.NET ${api.runtimeBuildInfo.productVersion} binds in a way that is not known here`,
      );
    }
  }

  /** The signature of the method whose full path in `assembly` is `path`, its hash the last part. */
  exportSignature(assembly: string, path: string): ExportSignature | undefined {
    const signature = this.exports.get(`${assembly}|${path}`);
    if (!signature) this.lose(`the signature of ${path} was not seen when it was bound`);
    return signature;
  }

  /** What C# calls for the import that is being bound, which `stub` is for: what would end the runtime is an error. */
  checked(stub: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    const { handle, parameters } = this.current?.signature ?? {};
    if (handle === undefined) return this.lostPromises.checked(stub);
    return this.completedTasks.checked(stub, handle, parameters);
  }

  private memory: (() => WebAssembly.Memory) | undefined;

  private knownMemory(): WebAssembly.Memory {
    if (!this.memory) throw new Error('The runtime has no memory yet.');
    return this.memory();
  }

  private wrap(
    env: Record<string, unknown>,
    name: string,
    call: (original: WasmFunction, args: number[]) => unknown,
  ): void {
    const original = env[name];
    if (typeof original !== 'function') return;
    if (name.includes('_js_')) this.watchesImports = true;
    else this.watchesExports = true;
    env[name] = (...args: number[]) => call(original as WasmFunction, args);
  }

  private wrapCalls(env: Record<string, unknown>): void {
    const watch = (name: string, around: (original: WasmFunction) => unknown): void => {
      const original = env[name];
      if (typeof original === 'function') env[name] = around(original as WasmFunction);
    };
    watch('mono_wasm_invoke_jsimport_ST', (invoke) => this.completedTasks.around(invoke));
    // .NET 8.
    watch('mono_wasm_marshal_promise', (marshal) => this.lostPromises.aroundMarshal(marshal));
  }

  private bindImport(
    signature: Signature | undefined,
    module: string | undefined,
    bind: () => unknown,
  ): unknown {
    const outer = this.current;
    this.current = { signature };
    try {
      const name = signature?.name;
      const global = module ? undefined : pageGlobal(name);
      if (module) this.page.requireModule(module);
      if (global === undefined) return bind();
      return lendGlobal(global, this.page.global(global), bind);
    } finally {
      this.current = outer;
    }
  }

  private lose(why: string): void {
    if (this.whyNoSignatures !== '') return;
    this.whyNoSignatures = why;
    this.page.signaturesLost(why);
  }

  private noteExport(
    memory: WebAssembly.Memory,
    name: ExportName,
    address: number,
  ): Signature | undefined {
    const signature = this.read(memory, address);
    if (!signature) return undefined;
    const path = [...name.type.split(/[./]/), name.method, String(name.hash)];
    const key = path.filter((part) => part !== '').join('.');
    this.exports.set(`${name.assembly}|${key}`, signature);
    return signature;
  }

  private read(memory: WebAssembly.Memory, address: number): Signature | undefined {
    const signature = readSignature(memory, address);
    if (!signature) this.lose('a signature is of a version that is not known here');
    return signature;
  }
}

/** .NET 8 binds `[assembly]Namespace.Class/Nested:Method`. */
function splitName(name: string): [assembly: string, type: string, method: string] {
  const [, assembly = '', type = '', method = ''] = /^\[([^\]]*)\]([^:]*):(.*)$/.exec(name) ?? [];
  return [assembly.trim(), type.trim(), method.trim()];
}

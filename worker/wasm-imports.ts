import { compiledFor } from './compiled.js';
import type { SharedHeap } from './shared-heap.js';

/** The imports of dotnet.native.wasm: module `env`, by name. */
type WasmImports = Record<string, WebAssembly.ModuleImports>;
type AdaptExports = (exports: WebAssembly.Exports) => WebAssembly.Exports;
type Instantiated = WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;

/**
 * Lets `adapt` change what dotnet.native.wasm imports, and gives it the runtime's memory once there is one; what it
 * returns makes of the exports what dotnet.js sees of them. Then `instantiated` is called. The runtime instantiates by
 * `instantiate` after `compileStreaming` (.NET 9 and 10) or by `instantiateStreaming` (8), after `compile` where the
 * server names another type; what the page has compiled is not compiled again. On the way `heap` changes the file. The
 * first module that imports `env` is the runtime; afterwards everything is as it was. Does nothing where the members of
 * `WebAssembly` cannot be replaced.
 */
export function interceptWasmImports(
  adapt: (env: Record<string, unknown>, memory: () => WebAssembly.Memory) => AdaptExports,
  instantiated: () => void,
  heap: SharedHeap,
): void {
  const { compile, compileStreaming, instantiate, instantiateStreaming } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;
  let adaptExports: AdaptExports = (exports) => exports;

  const isRuntime = (imports: WebAssembly.Imports | undefined): imports is WasmImports =>
    imports !== undefined && 'env' in imports && 'wasi_snapshot_preview1' in imports;

  const before = (imports: WebAssembly.Imports | undefined): boolean => {
    if (!isRuntime(imports)) return false;
    replace({ compile, compileStreaming, instantiate, instantiateStreaming });
    adaptExports = adapt(imports['env'] ?? {}, () => {
      if (!memory) throw new Error('The runtime has no memory yet.');
      return memory;
    });
    return true;
  };
  const after = ({ exports }: WebAssembly.Instance): WebAssembly.Instance => {
    memory = exports['memory'] as WebAssembly.Memory;
    heap.use(memory);
    instantiated();
    return { exports: adaptExports(exports) };
  };
  /** What the engine refuses with its memory shared is tried again as it was shipped. */
  const orAsShipped = async <T>(
    changed: Promise<T>,
    asShipped: (file: BufferSource) => Promise<T>,
  ): Promise<T> => {
    try {
      return await changed;
    } catch (error) {
      if (!heap.isChanged) throw error;
      return asShipped(heap.giveBack(error));
    }
  };
  const linked = async (
    source: BufferSource | WebAssembly.Module,
    imports: WebAssembly.Imports | undefined,
  ): Promise<Instantiated> => {
    if (source instanceof WebAssembly.Module) {
      return orAsShipped(instantiate(source, imports), async (file) =>
        instantiate(await compile(file), imports),
      );
    }
    return orAsShipped(instantiate(heap.shareBytes(source), imports), (file) =>
      instantiate(file, imports),
    );
  };

  replace({
    compile: (file: BufferSource) => orAsShipped(compile(heap.shareBytes(file)), compile),
    async compileStreaming(source: Response | PromiseLike<Response>) {
      const response = await source;
      const compiled = compiledFor(response);
      return compiled ?? orAsShipped(compileStreaming(heap.share(response)), compile);
    },
    async instantiate(source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) {
      const runtime = before(imports);
      if (!runtime) return (instantiate as typeof linked)(source, imports);
      const result = await linked(source, imports);
      return 'instance' in result ? { ...result, instance: after(result.instance) } : after(result);
    },
    async instantiateStreaming(
      source: Response | PromiseLike<Response>,
      imports?: WebAssembly.Imports,
    ) {
      const runtime = before(imports);
      const response = await source;
      const module = compiledFor(response);
      const result = module
        ? { module, instance: await instantiate(module, imports) }
        : await (runtime
            ? orAsShipped(instantiateStreaming(heap.share(response), imports), (file) =>
                instantiate(file, imports),
              )
            : instantiateStreaming(response, imports));
      return runtime ? { ...result, instance: after(result.instance) } : result;
    },
  });
}

function replace(members: object): void {
  try {
    Object.assign(WebAssembly, members);
  } catch {
    // A hardened realm: the runtime starts unwatched, and `capabilities.signatures` will say so.
  }
}

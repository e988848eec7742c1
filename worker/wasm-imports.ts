import { compiledFor } from './compiled.js';

/** The imports of dotnet.native.wasm: module `env`, by name. */
type WasmImports = Record<string, WebAssembly.ModuleImports>;

/**
 * Lets `adapt` change what dotnet.native.wasm imports, and gives it the runtime's memory once there is one; then
 * `instantiated` is called. The runtime instantiates by `instantiate` after `compileStreaming` (.NET 9 and 10) or by
 * `instantiateStreaming` (8); what the page has compiled is not compiled again. The first module that imports `env` is
 * the runtime; afterwards everything is as it was. Does nothing where the members of `WebAssembly` cannot be replaced.
 */
export function interceptWasmImports(
  adapt: (env: Record<string, unknown>, memory: () => WebAssembly.Memory) => void,
  instantiated: () => void,
): void {
  const { compileStreaming, instantiate, instantiateStreaming } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;

  const isRuntime = (imports: WebAssembly.Imports | undefined): imports is WasmImports =>
    imports !== undefined && 'env' in imports && 'wasi_snapshot_preview1' in imports;

  const before = (imports: WebAssembly.Imports | undefined): boolean => {
    if (!isRuntime(imports)) return false;
    replace({ compileStreaming, instantiate, instantiateStreaming });
    adapt(imports['env'] ?? {}, () => {
      if (!memory) throw new Error('The runtime has no memory yet.');
      return memory;
    });
    return true;
  };
  const after = (instance: WebAssembly.Instance): void => {
    memory = instance.exports['memory'] as WebAssembly.Memory;
    instantiated();
  };

  replace({
    async compileStreaming(source: Response | PromiseLike<Response>) {
      const response = await source;
      return compiledFor(response) ?? compileStreaming(response);
    },
    async instantiate(source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) {
      const runtime = before(imports);
      const result = await (
        instantiate as (
          source: BufferSource | WebAssembly.Module,
          imports?: WebAssembly.Imports,
        ) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>
      )(source, imports);
      if (runtime) after('instance' in result ? result.instance : result);
      return result;
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
        : await instantiateStreaming(response, imports);
      if (runtime) after(result.instance);
      return result;
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

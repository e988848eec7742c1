/** The imports of dotnet.native.wasm: module `env`, by name. */
type WasmImports = Record<string, WebAssembly.ModuleImports>;

/**
 * Lets `adapt` change what dotnet.native.wasm imports, and gives it the runtime's memory once there is one. The
 * runtime instantiates by `instantiate` (.NET 9 and 10), `instantiateStreaming` or `Instance` (8).
 * The first module that imports `env` is the runtime; afterwards everything is as it was. Returns false, and does
 * nothing, where the members of `WebAssembly` cannot be replaced.
 */
export function interceptWasmImports(
  adapt: (env: Record<string, unknown>, memory: () => WebAssembly.Memory) => void,
): boolean {
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;

  const isRuntime = (imports: WebAssembly.Imports | undefined): imports is WasmImports =>
    imports !== undefined && 'env' in imports && 'wasi_snapshot_preview1' in imports;

  const before = (imports: WebAssembly.Imports | undefined): boolean => {
    if (!isRuntime(imports)) return false;
    replace({ instantiate, instantiateStreaming, Instance });
    adapt(imports['env'] ?? {}, () => {
      if (!memory) throw new Error('The runtime has no memory yet.');
      return memory;
    });
    return true;
  };
  const after = (instance: WebAssembly.Instance): void => {
    memory = instance.exports['memory'] as WebAssembly.Memory;
  };

  return replace({
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
      const result = await instantiateStreaming(source, imports);
      if (runtime) after(result.instance);
      return result;
    },
  });
}

/** False where the members of `WebAssembly` cannot be replaced, as in a hardened realm. */
function replace(members: object): boolean {
  try {
    Object.assign(WebAssembly, members);
    return true;
  } catch {
    return false;
  }
}

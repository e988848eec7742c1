const modules = new WeakMap<object, WebAssembly.Module>();

/** Stands for wasm that the page has compiled, where dotnet.js wants the file: `compiledFor` knows it again. */
export function responseOf(module: WebAssembly.Module): Response {
  const response = new Response(null, { headers: { 'Content-Type': 'application/wasm' } });
  modules.set(response, module);
  return response;
}

/** The module that a response stands for; undefined for any other. */
export function compiledFor(response: Response): WebAssembly.Module | undefined {
  return modules.get(response);
}

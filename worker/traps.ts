import { wasHeldByRuntime } from './page-object.js';

/**
 * Whether the runtime's wasm ended in the middle of what it did, so that its state cannot be trusted. What other wasm
 * has thrown into C#, and C# has let pass, is an error like any other.
 */
export function isTrap(thrown: unknown): thrown is Error {
  return thrown instanceof WebAssembly.RuntimeError && !wasHeldByRuntime(thrown);
}

/** Whether the runtime was at work when this was thrown. */
export function isOfRuntime(error: Error): boolean {
  return /dotnet\.(native|runtime)/.test(error.stack ?? '');
}

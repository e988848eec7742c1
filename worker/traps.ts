import { wasHeldByRuntime } from './page-object.js';

/**
 * Whether the runtime's wasm ended in the middle of what it did, so that its state cannot be trusted. What other wasm
 * has thrown into C#, and C# has let pass, is an error like any other.
 */
export function isTrap(thrown: unknown): thrown is Error {
  return thrown instanceof WebAssembly.RuntimeError && !wasHeldByRuntime(thrown);
}

/**
 * Calls `exits` with a trap that the runtime is about to exit by. In a continuation the runtime itself catches a trap, and
 * would tell no more of it than the exit code 1. Before it does, every version marks the error as `silent`.
 */
export function watchExitByTrap(exits: (trap: Error) => void): void {
  // Not defineProperty of Object: in a hardened realm it would throw.
  Reflect.defineProperty(WebAssembly.RuntimeError.prototype, 'silent', {
    configurable: true,
    set(this: Error, value: unknown) {
      Object.defineProperty(this, 'silent', { value, configurable: true, writable: true });
      if (isTrap(this)) exits(this);
    },
  });
}

/** Whether the runtime was at work when this was thrown. */
export function isOfRuntime(error: Error): boolean {
  return /dotnet\.(native|runtime)/.test(error.stack ?? '');
}

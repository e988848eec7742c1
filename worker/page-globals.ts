import { CallTarget } from '../wire/host.js';
import { COPY, PROMISE, REFERENCE } from '../wire/form.js';
import { GLOBAL_THIS, IMPORT_MODULE } from '../wire/operations.js';
import { TO_OPERATION } from '../wire/records.js';
import type { RuntimeApi } from './dotnet-js.js';
import type { PageCalls } from './page-calls.js';

/** What stays the worker's own when C# reaches it by `globalThis.…`; everything else is the page's. */
const WORKERS_OWN = new Set([
  'console',
  'Math',
  'JSON',
  'performance',
  'fetch',
  'crypto',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'URL',
  'TextEncoder',
  'TextDecoder',
]);

const PREFIX = 'globalThis.';

const globalThisTarget = new CallTarget(TO_OPERATION, GLOBAL_THIS, undefined, REFERENCE);
const importTarget = new CallTarget(
  TO_OPERATION,
  IMPORT_MODULE,
  [COPY, COPY],
  [PROMISE, REFERENCE],
);

/** The name of the page's global that an import without a module means; undefined for any other import. */
export function pageGlobal(name: string | undefined): string | undefined {
  if (!name?.startsWith(PREFIX)) return undefined;
  const [first = ''] = name.slice(PREFIX.length).split('.');
  return WORKERS_OWN.has(first) ? undefined : first;
}

/**
 * Lets `bind` find `stand` under the name of a global. The runtime walks its own thread's `globalThis`, so the name is
 * lent to the page's for just as long as the walk takes.
 */
export function lendGlobal(name: string, stand: object, bind: () => unknown): unknown {
  const own = Object.getOwnPropertyDescriptor(globalThis, name);
  if (own && !own.configurable) return bind();
  Object.defineProperty(globalThis, name, { value: stand, configurable: true });
  try {
    return bind();
  } finally {
    if (own) Object.defineProperty(globalThis, name, own);
    else Reflect.deleteProperty(globalThis, name);
  }
}

/** `JSHost.GlobalThis` and `JSHost.ImportAsync` mean the page's. */
export function serveGlobals(api: RuntimeApi, calls: PageCalls, framework: string): void {
  const internal = api.INTERNAL as Record<string, unknown>;
  if (internal['get_global_this']) {
    // Asked for anew each time: C# may have let go of it meanwhile. Where the page cannot be waited for it is an error.
    internal['get_global_this'] = () => calls.callSync(globalThisTarget, [], 'JSHost.GlobalThis');
  }
  if (!internal['dynamic_import']) return;
  const load = calls.stub(importTarget, 'JSHost.ImportAsync');
  // In thread a URL is resolved against dotnet.runtime.js, which lies beside dotnet.js.
  internal['dynamic_import'] = (name: string, url: string) =>
    load(name, /^\.{0,2}\//.test(url) ? new URL(url, framework).href : url);
}

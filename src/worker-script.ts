import { DotnetStartError } from './errors.js';
import { mapped } from './import-map.js';
import { trustedScriptUrl } from './trusted-url.js';
import { useOnce } from './worker-use.js';

/** A worker, or a function that makes one: for a bundler, or a page whose policy allows no other. */
export type WorkerSource = Worker | (() => Worker);

/**
 * The worker that will hold the runtime. Without a source it is the script beside this one; from another origin,
 * which a worker may not be loaded from, it comes through a small script of this origin that imports it.
 */
export function makeWorker(source: WorkerSource | undefined): Worker {
  if (source) return useOnce(typeof source === 'function' ? source() : source);
  const url = ownScript();
  try {
    return new Worker(trustedScriptUrl(sameOrigin(url) ? url.href : relay(url), 'dotnet-worker'), {
      type: 'module',
      name: 'dotnet-worker',
    });
  } catch (error) {
    throw new DotnetStartError(
      `Failed to start the worker ${url.href}: ${String(error)}. Make sure that the page's Content-Security-Policy allows it (worker-src), or pass a worker to withWorker().`,
      { cause: error },
    );
  }
}

/** What an error calls the script of the worker. */
export function nameScript(source: WorkerSource | undefined): string {
  return source ? 'the worker script of withWorker()' : `the worker script ${ownScript().href}`;
}

function ownScript(): URL {
  return new URL(mapped(new URL('./worker.js', import.meta.url).href));
}

function sameOrigin(url: URL): boolean {
  return url.origin === location.origin;
}

function relay(url: URL): string {
  const script = `import ${JSON.stringify(url.href)};`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

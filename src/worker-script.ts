import { DotnetStartError } from './errors.js';

/** A worker, or a function that makes one: for a bundler, or a page whose policy allows no other. */
export type WorkerSource = Worker | (() => Worker);

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

let policy: { createScriptURL(url: string): string } | undefined;

/**
 * The worker that will hold the runtime. Without a source it is the script beside this one; from another origin,
 * which a worker may not be loaded from, it comes through a small script of this origin that imports it.
 */
export function makeWorker(source: WorkerSource | undefined): Worker {
  if (source) return given(source);
  const url = ownScript();
  try {
    return new Worker(trusted(sameOrigin(url) ? url.href : relay(url)), {
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
  return new URL('./worker.js', import.meta.url);
}

/** A worker serves one runtime: it ends with it. */
const used = new WeakSet<Worker>();

function given(source: WorkerSource): Worker {
  const worker = typeof source === 'function' ? source() : source;
  if (used.has(worker)) {
    throw new DotnetStartError(
      'Failed to start: the worker of withWorker() has had a runtime before. Make sure to pass a function that makes a new one each time.',
    );
  }
  used.add(worker);
  return worker;
}

function sameOrigin(url: URL): boolean {
  return url.origin === location.origin;
}

function relay(url: URL): string {
  const script = `import ${JSON.stringify(url.href)};`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

/** Under Trusted Types a plain URL is refused: the policy's name is what a page lists in its header. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('dotnet-worker', { createScriptURL: (each) => each });
  return policy.createScriptURL(url);
}

import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';

/** Node.js 22.15 and 23.5 have it, which the types of Node.js 20 do not. */
interface LoadHooks {
  readonly registerHooks?: (hooks: { load: LoadHook }) => void;
}

type LoadHook = (
  url: string,
  context: unknown,
  next: (url: string, context: unknown) => unknown,
) => unknown;

/**
 * The files of a `_framework` folder are ES modules named `.js`. Where no package.json says so, Node.js takes them
 * for CommonJS, or warns that it had to guess.
 */
export function takeForModules(folder: string): void {
  const { registerHooks } = nodeModule as unknown as LoadHooks;
  if (registerHooks) registerHooks({ load: loaderFor(folder, readFileSync) });
  else nodeModule.register(scriptOf(folder));
}

/** It also runs as a text, and so knows nothing but its parameters. */
function loaderFor(folder: string, read: (file: URL) => Uint8Array): LoadHook {
  return (url, context, next) => {
    if (!url.startsWith(folder)) return next(url, context);
    const { pathname } = new URL(url);
    return pathname.endsWith('.js')
      ? { format: 'module', source: read(new URL(pathname, url)), shortCircuit: true }
      : next(url, context);
  };
}

/** The same for the thread of hooks that an older Node.js has. */
function scriptOf(folder: string): string {
  const script = `import { readFileSync } from 'node:fs';
export const load = (${String(loaderFor)})(${JSON.stringify(folder)}, readFileSync);`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

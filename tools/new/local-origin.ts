import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = 'file:';

interface Lock {
  readonly packages?: Readonly<Record<string, { readonly resolved?: string } | undefined>>;
}

/**
 * The archive of this machine that npm has installed the command from: what is made by the command asks for that too.
 * Undefined when it came from a registry, which has the same version for everybody, or when npm left no record.
 */
export function localOrigin(): string | undefined {
  // The command is node_modules/dotnet-worker/dist/cli.js.
  const home = fileURLToPath(new URL('../../../', import.meta.url));
  const record = resolve(home, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return undefined;
  const { packages } = JSON.parse(readFileSync(record, 'utf8')) as Lock;
  const resolved = packages?.['node_modules/dotnet-worker']?.resolved;
  if (!resolved?.startsWith(FILE)) return undefined;
  const archive = resolve(home, resolved.slice(FILE.length));
  return existsSync(archive) ? archive : undefined;
}

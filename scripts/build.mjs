import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, compile } from './bundle.mjs';
import { main, root } from './run.mjs';

/** dist/: the library and the command as they are published. */
export async function buildLibrary() {
  rmSync(resolve(root, 'dist'), { recursive: true, force: true });
  await bundle('library');
  await bundle('cli');
  await compile('tsconfig.build.json');
  // The worker's script is loaded by its address: it has nothing to import.
  writeFileSync(resolve(root, 'dist/worker.d.ts'), 'export {};\n');
}

if (process.argv[1] === import.meta.filename) await main(buildLibrary);

import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, compile } from './bundle.mjs';
import { pruneDeclarations } from './declarations.mjs';
import { main, root } from './run.mjs';

/** dist/: the library, for browsers and for Node.js, the command and the plugin, as they are published. */
export async function buildLibrary() {
  rmSync(resolve(root, 'dist'), { recursive: true, force: true });
  await bundle('library', 'isolate-worker', 'node', 'tools');
  await compile('tsconfig.build.json');
  await compile('tools/tsconfig.types.json');
  await compile('src/node/tsconfig.build.json');
  // The workers' scripts are loaded by their addresses: they have nothing to import.
  for (const name of ['worker', 'isolate-worker']) {
    writeFileSync(resolve(root, `dist/${name}.d.ts`), 'export {};\n');
  }
  pruneDeclarations();
  cpSync(resolve(root, 'templates'), resolve(root, 'dist/.templates'), { recursive: true });
}

if (process.argv[1] === import.meta.filename) await main(buildLibrary);

import { readFileSync, readdirSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { compile } from '../../scripts/bundle.mjs';
import { Stop, main, output, root } from '../../scripts/run.mjs';

const WANTED = 10 * 1024 * 1024;
const RUNS = 9;

/**
 * How long it takes to find the exports and imports of assemblies: in 10 MiB of those of the SDK's own runtime, and in
 * all that the demo publishes, which is webcil in WebAssembly. The first time, with nothing compiled, and the median of
 * the others.
 */
await main(async () => {
  await compile('tools/tsconfig.build.json');
  const { Assembly } = await import('../../build/tools/metadata/assembly.js');
  const { exportedMethods, importedMethods } = await import('../../build/tools/types/methods.js');
  for (const files of [await someAssemblies(), publishedAssemblies()]) {
    const read = () => {
      const begun = performance.now();
      for (const { name, bytes } of files) {
        const assembly = new Assembly(bytes, name);
        exportedMethods(assembly);
        importedMethods(assembly);
      }
      return performance.now() - begun;
    };
    const [first, ...later] = Array.from({ length: RUNS }, read);
    later.sort((one, other) => one - other);
    const mebibytes = sizeOf(files) / 1024 / 1024;
    const kind = extname(files[0].name);
    console.log(
      `${mebibytes.toFixed(1)} MiB in ${files.length} ${kind}: ${first.toFixed(0)} ms at first, then ${later[later.length >> 1].toFixed(0)} ms.`,
    );
  }
});

async function someAssemblies() {
  const listed = (await output('dotnet', ['--list-runtimes'])) ?? '';
  const [, version, parent] = /^Microsoft\.NETCore\.App (\S+) \[(.*)\]$/m.exec(listed) ?? [];
  if (!parent) throw new Stop('`dotnet --list-runtimes` shows no Microsoft.NETCore.App to read.');
  const folder = resolve(parent, version);
  const files = [];
  for (const name of readdirSync(folder).filter((each) => /^System\..*\.dll$/.test(each))) {
    if (sizeOf(files) < WANTED) files.push(readIn(folder, name));
  }
  return files;
}

function publishedAssemblies() {
  const folder = resolve(root, 'build/dotnet/demo/wwwroot/_framework');
  return readdirSync(folder)
    .filter((name) => /\.wasm$/.test(name) && !name.startsWith('dotnet.native'))
    .map((name) => readIn(folder, name));
}

function readIn(folder, name) {
  return { name, bytes: readFileSync(resolve(folder, name)) };
}

function sizeOf(files) {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

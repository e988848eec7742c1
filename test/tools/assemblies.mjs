import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chosenFramework, specsFolder } from '../../scripts/projects.mjs';
import { root } from '../../scripts/run.mjs';

/** What the tests read: the C# of the specs, another app of two assemblies, in all forms that assemblies have. */
export const specs = specsFolder(chosenFramework());

export function frameworkOf(name) {
  return resolve(root, 'build/dotnet', name, 'wwwroot/_framework');
}

/** As the compiler wrote it, before it was trimmed. */
export function builtLibrary(name, assembly) {
  return resolve(root, 'build/dotnet-obj', name, 'bin', assembly, 'release', `${assembly}.dll`);
}

/** As it was published: webcil in WebAssembly. */
export function publishedFile(name, assembly) {
  const folder = frameworkOf(name);
  const pattern = new RegExp(`^${assembly}(\\.\\w+)?\\.wasm$`);
  return resolve(
    folder,
    readdirSync(folder).find((file) => pattern.test(file)),
  );
}

/** The webcil inside, which begins with its name. */
export function bareWebcil(name, assembly) {
  const bytes = readFileSync(publishedFile(name, assembly));
  return bytes.subarray(bytes.indexOf('WbIL'));
}

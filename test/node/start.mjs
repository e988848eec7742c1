import { resolve } from 'node:path';
import { DotnetHostBuilder } from 'dotnet-worker';
import { specsFolder, chosenFramework } from '../../scripts/projects.mjs';
import { root } from '../../scripts/run.mjs';

/** The folder of the published C# of test/dotnet. */
export const published = resolve(root, 'build/dotnet', specsFolder(chosenFramework()), 'wwwroot');
export const framework = resolve(published, '_framework/dotnet.js');

export function builder() {
  return new DotnetHostBuilder().withFramework(framework);
}

/** A runtime with the exports of its main assembly, ended when the test `t` ends. */
export async function start(t, modules = {}, configure = (each) => each) {
  const runtime = await configure(builder()).create();
  t.after(() => runtime.terminate('The test is done.'));
  for (const [name, module] of Object.entries(modules)) runtime.setModuleImports(name, module);
  return { runtime, exports: await runtime.getAssemblyExports('Conformance') };
}

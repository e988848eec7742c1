// Awaits many asynchronous imports, one after the other: `node many-imports.mjs in-thread|worker [folder]`.
// https://github.com/dotnet/runtime/issues/123186
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DotnetHostBuilder } from 'dotnet-worker';
import { root } from '../../../scripts/run.mjs';

const COUNT = 5000;
const [where = 'worker', folder = 'test'] = process.argv.slice(2);
const framework = pathToFileURL(
  resolve(root, 'build/dotnet', folder, 'wwwroot/_framework/dotnet.js'),
).href;
const runtime = await (where === 'in-thread' ? startHere() : startInWorker());
runtime.setModuleImports('shapes.js', { getText: async (text) => text });
const { Tasks } = (await runtime.getAssemblyExports('Conformance')).Conformance.Imported;
let done = 0;
process.once('exit', () => console.log(`${done} of ${COUNT}`));
while (done < COUNT) {
  if ((await Tasks.FetchText(`text ${done}`)) !== `text ${done}`) break;
  done++;
}

async function startHere() {
  const { dotnet } = await import(framework);
  return dotnet.create();
}

function startInWorker() {
  return new DotnetHostBuilder().withFramework(framework).create();
}

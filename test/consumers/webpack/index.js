import { dotnet } from 'dotnet-worker';

// Either the worker that this build makes, or the one that the package finds beside itself.
const builder = location.search.includes('own-worker')
  ? dotnet.withWorker(
      new Worker(new URL('dotnet-worker/worker', import.meta.url), { type: 'module' }),
    )
  : dotnet;

try {
  const { setModuleImports, getAssemblyExports, getConfig } = await builder.create();
  setModuleImports('main.js', { window: { location: { href: () => window.location.href } } });
  const exports = await getAssemblyExports(getConfig().mainAssemblyName);
  document.body.textContent = await exports.MyClass.Greeting();
} catch (error) {
  document.body.textContent = `Failed: ${error.stack}`;
}

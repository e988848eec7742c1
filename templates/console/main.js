import { dotnet } from 'dotnet-worker';

const { setModuleImports, getAssemblyExports, getConfig, runMain } = await dotnet
  .withFramework(new URL('bin/program/wwwroot/_framework/dotnet.js', import.meta.url))
  .create();

// What C# imports, see Greetings.cs.
setModuleImports('main.js', {
  node: { process: { version: () => process.version } },
});

// What C# exports; dotnet.d.ts has its types.
const { Greetings } = await getAssemblyExports(getConfig().mainAssemblyName);
console.log(await Greetings.Greet());

process.exitCode = await runMain();

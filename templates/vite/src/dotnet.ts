import { dotnet } from 'dotnet-worker';

/** What C# exports, once its runtime has started; there is one for the whole page. */
export const exports = start();

async function start() {
  const { getAssemblyExports, getConfig, runMain } = await dotnet
    .withFramework(`${import.meta.env.BASE_URL}_framework/dotnet.js`)
    .create();
  await runMain();
  return getAssemblyExports(getConfig().mainAssemblyName);
}

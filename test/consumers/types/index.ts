import { dotnet } from 'dotnet-worker';
import 'dotnet-worker/worker';
// @ts-expect-error: the package exports its entries, not its files.
import 'dotnet-worker/dist/index.js';

export async function assemblyOf(page: string): Promise<string> {
  const runtime = await dotnet.withApplicationArguments(page).create();
  const { mainAssemblyName } = runtime.getConfig();
  return mainAssemblyName ?? runtime.state;
}

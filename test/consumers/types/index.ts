import { dotnet } from 'dotnet-worker';
import { isolate, type Isolation } from 'dotnet-worker/isolate';
import 'dotnet-worker/isolate/worker';
import 'dotnet-worker/worker';
// @ts-expect-error: the package exports its entries, not its files.
import 'dotnet-worker/dist/index.js';

export async function assemblyOf(page: string): Promise<string> {
  const runtime = await dotnet.withApplicationArguments(page).create();
  const { mainAssemblyName } = runtime.getConfig();
  return mainAssemblyName ?? runtime.state;
}

export async function whyNotIsolated(): Promise<string | undefined> {
  const { isolated, reason }: Isolation = await isolate({ embedderPolicy: 'credentialless' });
  // @ts-expect-error: there is no such policy.
  if (!isolated) await isolate({ embedderPolicy: 'none' });
  return reason;
}

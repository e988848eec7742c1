import type { Started } from './started.js';
import { useRuntime, type Runtime } from './project.js';

const dotnetJs = './_framework/dotnet.js';

/** Runs the same project on the page itself, with the dotnet.js of its own build. */
export async function startInThread(imports: object): Promise<Started> {
  const { dotnet } = (await import(/* webpackIgnore: true */ dotnetJs)) as DotnetJs;
  const exports = await useRuntime(await dotnet.create(), imports);
  return { exports, synchronousImports: { available: true } };
}

interface DotnetJs {
  dotnet: { create(): Promise<Runtime> };
}

interface DotnetJs {
  readonly dotnet: {
    create(): Promise<{ getAssemblyExports(name: string): Promise<{ Bench: BenchExports }> }>;
  };
}

interface BenchExports {
  readonly Numbers: { Add(a: number, b: number): number };
  readonly Work: { Hash(rounds: number): number };
}

/** The C# project, by dotnet.js itself in this worker. */
export async function startDotnetJs(): Promise<BenchExports> {
  const url = new URL('_framework/dotnet.js', location.href).href;
  const { dotnet } = (await import(/* webpackIgnore: true */ url)) as DotnetJs;
  const runtime = await dotnet.create();
  const { Bench } = await runtime.getAssemblyExports('Bench');
  return Bench;
}

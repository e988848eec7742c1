import type { MemoryView } from 'dotnet-worker';

/** What the page does with either runtime: word for word the same. */
export async function useRuntime(runtime: Runtime, imports: object): Promise<ProjectExports> {
  const { setModuleImports, getAssemblyExports, getConfig, runMain } = runtime;

  void setModuleImports('main.js', imports);
  const exports = await getAssemblyExports(getConfig().mainAssemblyName ?? 'Demo');
  await runMain();
  return exports as ProjectExports;
}

/** The members of a runtime that this page uses: in dotnet.js and dotnet-worker alike. */
export interface Runtime {
  setModuleImports: (name: string, imports: object) => unknown;
  getAssemblyExports: (name: string) => Promise<unknown>;
  getConfig: () => { mainAssemblyName?: string | undefined };
  runMain: () => Promise<number>;
}

/** What of `dotnet/` runs in any place: promises off thread and on a pool, plain values in thread. */
export interface ProjectExports {
  MyClass: { Greeting(): string | Promise<string> };
  Mandelbrot: MandelbrotExports;
  LivePicture: LivePictureExports;
}

export interface MandelbrotExports {
  RenderPicture(
    ...picture: [width: number, height: number, ...plane: PlaneArguments]
  ): undefined | Promise<unknown>;
  RenderTile(
    ...tile: [x: number, y: number, width: number, height: number, ...plane: PlaneArguments]
  ): Uint8Array | Promise<Uint8Array>;
  Tiles(width: number, height: number): Int32Array | Promise<Int32Array>;
}

/** Only off thread. */
export interface LivePictureExports {
  Pixels(width: number, height: number): Promise<MemoryView>;
  State(): Promise<MemoryView>;
  Render(...picture: [width: number, height: number, ...plane: PlaneArguments]): Promise<unknown>;
}

export type PlaneArguments = [scale: number, centreX: number, centreY: number, iterations: number];

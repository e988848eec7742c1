// What the docs show of a page that runs dotnet.js in its own thread.
interface Runtime {
  getAssemblyExports(name: string): Promise<{ Receipts: { Total(...args: number[]): string } }>;
  getConfig(): { mainAssemblyName: string };
  runMain(): Promise<number>;
}
export declare const dotnet: { create(): Promise<Runtime> };

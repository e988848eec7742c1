import { DotnetHostBuilder } from 'dotnet-worker';

/**
 * The project in a worker that one part of the page has for itself, so that it waits for no other.
 * Starts when it is first needed, and afresh once it has ended.
 */
export class OwnWorker<Exports extends object> {
  #exports: Promise<Exports> | undefined;

  exports(): Promise<Exports> {
    this.#exports ??= this.#start();
    return this.#exports;
  }

  async #start(): Promise<Exports> {
    try {
      // On a page that is not isolated, what C# only tells the page is then sent without waiting.
      const runtime = await new DotnetHostBuilder().withDetachedVoidImports().create();
      void runtime.closed.then(() => (this.#exports = undefined));
      return await runtime.getAssemblyExports<Exports>(runtime.getConfig().mainAssemblyName);
    } catch (error) {
      this.#exports = undefined;
      throw error;
    }
  }
}

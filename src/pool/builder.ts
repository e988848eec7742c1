import { DotnetHostBuilder, type DotnetRuntime, type ResourceLoader } from 'dotnet-worker';
import type { SharedFiles } from './shared-files.js';

/** Configured like any other, and starts with files that are shared. */
export class PooledBuilder extends DotnetHostBuilder {
  private own: ResourceLoader | undefined;

  /** How many runtimes can work at once. */
  get processors(): number {
    return this.platform.processors();
  }

  override withResourceLoader(loader: ResourceLoader): this {
    this.own = loader;
    return this;
  }

  /** Starts the runtime with what `files` has, and with what the page's own loader gives it. */
  createFrom(files: SharedFiles): Promise<DotnetRuntime> {
    const { fetch, resolve } = this.platform;
    super.withResourceLoader(files.over(this.own, (url, init) => fetch(resolve(url), init)));
    return this.create();
  }
}

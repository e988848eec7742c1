import { DotnetHostBuilder, type DotnetRuntime, type ResourceLoader } from '../index.js';
import type { SharedFiles } from './shared-files.js';

/** Configured like any other, and starts with files that are shared. */
export class PooledBuilder extends DotnetHostBuilder {
  private own: ResourceLoader | undefined;

  override withResourceLoader(loader: ResourceLoader): this {
    this.own = loader;
    return this;
  }

  /** Starts the runtime with what `files` has, and with what the page's own loader gives it. */
  createFrom(files: SharedFiles): Promise<DotnetRuntime> {
    super.withResourceLoader(files.over(this.own));
    return this.create();
  }
}

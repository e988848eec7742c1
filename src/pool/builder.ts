import {
  DotnetHostBuilder,
  type DotnetRuntime,
  type ResourceLoader,
  type SharedHeap,
} from 'dotnet-worker';
import type { SharedFiles } from './shared-files.js';

/** Configured like any other, and starts with files that are shared. */
export class PooledBuilder extends DotnetHostBuilder {
  private own: ResourceLoader | undefined;
  private heap: SharedHeap = 'off';

  /** How many runtimes can work at once. */
  get processors(): number {
    return this.platform.processors();
  }

  override withResourceLoader(loader: ResourceLoader): this {
    this.own = loader;
    return this;
  }

  override withSharedHeap(mode: SharedHeap): this {
    super.withSharedHeap(mode);
    this.heap = mode;
    return this;
  }

  /** Starts the runtime with what `files` has, and with what the page's own loader gives it. */
  createFrom(files: SharedFiles): Promise<DotnetRuntime> {
    const { fetch, resolve } = this.platform;
    const load = (url: string, init: RequestInit) => fetch(resolve(url), init);
    const sharesHeap = this.heap === 'auto' && !this.platform.whyNotShared();
    super.withResourceLoader(files.over(this.own, load, sharesHeap));
    return this.create();
  }
}

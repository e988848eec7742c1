import { DotnetHostBuilder, type DotnetRuntime, type ProgressListener } from 'dotnet-worker';

/** Configured like any other, and tells the app of its progress as well. */
export class ObservedBuilder extends DotnetHostBuilder {
  private own: ProgressListener | undefined;

  override withProgress(listener: ProgressListener): this {
    this.own = listener;
    return this;
  }

  createObserved(observe: ProgressListener): Promise<DotnetRuntime> {
    super.withProgress((progress) => {
      observe(progress);
      this.own?.(progress);
    });
    return this.create();
  }
}

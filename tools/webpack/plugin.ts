/**
 * A C# project as part of a webpack build.
 *
 * @module dotnet-worker/webpack
 */
import { resolve } from 'node:path';
import type { Compiler } from 'webpack';
import { setUpDevServer, touch } from './dev-server.js';
import type { DotnetPluginOptions } from './options.js';
import { FOLDER, ProjectBuild } from './project-build.js';
import { Publisher } from './publisher.js';
import { watchProject } from './watch-project.js';

export type { DotnetPluginOptions } from './options.js';

const NAME = 'DotnetPlugin';

/**
 * Makes a C# project part of a webpack build: publishes it when its sources have changed, in watch mode as well, puts
 * the `_framework` folder into the output as it was published, and makes the compiler's errors and warnings webpack's.
 */
export class DotnetPlugin {
  /**
   * A plugin for one project.
   *
   * @param options - which project, and how it is published
   */
  constructor(private readonly options: DotnetPluginOptions) {}

  /** Called by webpack. */
  apply(compiler: Compiler): void {
    const { project, types, configuration, properties, isolate } = this.options;
    const publisher = new Publisher(
      resolve(compiler.context, project),
      configuration ?? 'Release',
      properties ?? defaultProperties(compiler),
    );
    const build = new ProjectBuild(compiler, publisher, types);
    const update = (): Promise<void> => build.update();
    compiler.hooks.beforeRun.tapPromise(NAME, update);
    compiler.hooks.watchRun.tapPromise(NAME, update);
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      build.report(compilation);
      // After what minimizes, before what compresses.
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER - 1;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        build.emit(compilation);
      });
    });
    compiler.hooks.afterEnvironment.tap(NAME, () => {
      spareSizeHints(compiler);
    });
    watchProject(compiler, NAME, publisher);
    setUpDevServer(compiler, isolate ?? true, publisher.mark);
    compiler.hooks.done.tap(NAME, () => {
      if (build.takeNews() && compiler.watchMode) touch(publisher.mark);
    });
  }
}

/** Nothing reads the compressed copies in development, and they take longer to make than the rest. */
function defaultProperties(compiler: Compiler): Record<string, string> {
  return compiler.options.mode === 'development' ? { CompressionEnabled: 'false' } : {};
}

/** webpack's advice on the size of assets, to split what is loaded at the start, is not for these. */
function spareSizeHints({ options: { performance } }: Compiler): void {
  if (!performance) return;
  const { assetFilter } = performance;
  performance.assetFilter = (name, source, info) =>
    !name.startsWith(`${FOLDER}/`) && (assetFilter?.(name, source, info) ?? true);
}

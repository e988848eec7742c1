/**
 * .NET in a worker of the page.
 *
 * @module dotnet-worker
 */
import { browser } from './browser.js';
import { HostBuilder } from './builder.js';
import { readyMade } from './ready-made.js';
import type { WorkerSource } from './worker-script.js';

/** Configures a runtime and starts it. `dotnet` is the ready-made one; a page that runs several makes more. */
export class DotnetHostBuilder extends HostBuilder<WorkerSource> {
  /** A builder of its own: it shares nothing with `dotnet`. */
  constructor() {
    super(browser);
  }
}

/** The ready-made builder, as in dotnet.js. */
export const dotnet = new DotnetHostBuilder();

const {
  /** Ends the program of the runtime of `dotnet`; resolves when it has ended. */
  exit,
  /**
   * The older way to start the runtime of `dotnet`, as in dotnet.js: with a module configuration, or a function that
   * makes one.
   */
  createDotnetRuntime,
} = readyMade(dotnet);
export { exit, createDotnetRuntime as default };

export * from './api.js';
export type { WorkerSource };

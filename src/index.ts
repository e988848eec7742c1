import { browser } from './browser.js';
import { HostBuilder } from './builder.js';
import { readyMade } from './ready-made.js';
import type { WorkerSource } from './worker-script.js';

/** Configures a runtime and starts it. `dotnet` is the ready-made one; a page that runs several makes more. */
export class DotnetHostBuilder extends HostBuilder<WorkerSource> {
  constructor() {
    super(browser);
  }
}

/** The ready-made builder, as in dotnet.js. */
export const dotnet = new DotnetHostBuilder();

const { exit, createDotnetRuntime } = readyMade(dotnet);
export { exit, createDotnetRuntime as default };

export * from './api.js';
export type { WorkerSource };

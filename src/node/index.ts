import { HostBuilder } from '../builder.js';
import { readyMade } from '../ready-made.js';
import { nodePlatform } from './platform.js';
import type { WorkerSource } from './worker-source.js';

/** Configures a runtime and starts it. `dotnet` is the ready-made one; a program that runs several makes more. */
export class DotnetHostBuilder extends HostBuilder<WorkerSource> {
  constructor() {
    super(nodePlatform);
  }
}

/** The ready-made builder, as in dotnet.js. */
export const dotnet = new DotnetHostBuilder();

const { exit, createDotnetRuntime } = readyMade(dotnet);
export { exit, createDotnetRuntime as default };

export * from '../api.js';
export type { WorkerSource };

import {
  DotnetDiedError,
  DotnetExitedError,
  DotnetHostBuilder,
  type DotnetRuntime,
} from 'dotnet-worker';
import { Mismatch, same } from './check.js';
import { ComlinkClient } from './comlink-client.js';
import type { SoakExports } from './exports.js';
import { importsOf, type Answering } from './imports.js';

const fixtures = '/base/test/fixtures';

/** No deadline of the library may be what ends a call here. */
const NEVER_MS = 2 ** 31 - 1;

/** A runtime, and what is right about it. */
export class World implements Answering {
  readonly asked = new Map<string, () => unknown>();
  readonly left = new Map<number, (value: number) => number | Promise<number>>();
  /** What C# saw in `Series`, and what it wrote, in the order in which the page asked for it. */
  seen: number[] = [];
  readonly linesExpected: string[] = [];
  readonly lines: string[] = [];
  /** From now on every call may end by the fault that was made. */
  isEnding = false;
  runtime!: DotnetRuntime;
  exports!: SoakExports['Conformance'];
  client!: ComlinkClient;

  /** Whether C# may wait for the page. */
  constructor(readonly waits: boolean) {}

  static async start(waits: boolean, framework: string): Promise<World> {
    const world = new World(waits);
    world.runtime = await builderOf(framework)
      .withSynchronousImports(waits ? 'shared' : 'none')
      .withModuleConfig({
        print: (line) => world.lines.push(line),
        printErr: () => undefined,
      })
      .create();
    for (const [name, module] of Object.entries(importsOf(world))) {
      world.runtime.setModuleImports(name, module);
    }
    const exports = await world.runtime.getAssemblyExports<SoakExports>('Conformance');
    world.exports = exports.Conformance;
    world.client = await ComlinkClient.open(exports);
    return world;
  }

  /** Runs `act` on the page as soon as C# asks for it by the token. */
  async asking<T>(
    token: string,
    act: () => unknown,
    ask: (token: string) => Promise<T>,
  ): Promise<T> {
    this.asked.set(token, act);
    try {
      return await ask(token);
    } finally {
      this.asked.delete(token);
    }
  }

  /** What the call was rejected with; it must be. */
  async rejection(call: Promise<unknown>): Promise<unknown> {
    let value: unknown;
    try {
      value = await call;
    } catch (error) {
      if (this.isEnd(error)) throw error;
      return error;
    }
    throw new Mismatch(`A call that must fail gave ${String(value)}.`);
  }

  /** Whether a call may end so: by the fault that was made, and by nothing else. */
  isEnd(error: unknown): boolean {
    if (!this.isEnding) return false;
    // What stands for an object of C# is closed with its runtime.
    const isClosed = error instanceof Error && error.message.includes('ObjectDisposedException');
    return isEndError(error) || (isClosed && this.runtime.state !== 'ready');
  }

  /** Every line that C# wrote has come, in order. */
  checkLines(): void {
    same(this.lines.splice(0), this.linesExpected.splice(0), 'the output of C#');
  }
}

const sharedHeap = new URLSearchParams(location.search).get('heap') === 'shared' ? 'auto' : 'off';

export function builderOf(framework: string): DotnetHostBuilder {
  return new DotnetHostBuilder()
    .withFramework(framework)
    .withSharedHeap(sharedHeap)
    .withStartTimeout(0)
    .withNestedCallTimeout(NEVER_MS)
    .withBlockingTimeout(NEVER_MS)
    .withWorkerModule('collector.js', `${fixtures}/collector.js`)
    .withWorkerModule('worker-faults.js', `${fixtures}/faults-module.js`);
}

/** An error that says that the runtime has ended; one that Comlink carried has its message alone. */
export function isEndError(error: unknown): boolean {
  if (error instanceof DotnetDiedError || error instanceof DotnetExitedError) return true;
  return error instanceof Error && error.message.startsWith('Failed to call .NET: ');
}

import type { Random } from './random.js';
import type { World } from './world.js';

/** How a runtime must end. */
export interface End {
  readonly state: 'exited' | 'dead';
  readonly exitCode?: number;
  readonly reason: RegExp;
}

/** Something that ends a runtime. */
export interface Fault {
  readonly name: string;
  /** Whether C# has to wait for the page. */
  readonly waits?: boolean;
  /** What the browser reports of it, which nobody can catch. */
  readonly reported?: RegExp;
  /** Makes it: gives what must come of it, and the calls that must end by it. */
  readonly make: (world: World, random: Random) => { end: End; calls: Promise<unknown>[] };
}

const REASON = 'the soak wants it so';

export const faults: readonly Fault[] = [
  {
    name: 'terminate while idle',
    make: (world) => ({
      end: terminate(world),
      calls: [world.exports.Exported.Tasks.WaitAtGate()],
    }),
  },
  {
    name: 'terminate while C# computes for ever',
    make: (world, random) => {
      const calls = [world.exports.Exported.Compute.Forever()];
      setTimeout(() => void world.runtime.terminate(REASON), random.below(30));
      return { end: terminated, calls };
    },
  },
  {
    name: 'terminate while C# waits for a blocking import',
    waits: true,
    make: (world, random) => {
      const asked = asking(world, random, () => {
        setTimeout(() => void world.runtime.terminate(REASON), random.below(30));
        return new Promise(() => undefined);
      });
      return { end: terminated, calls: [asked] };
    },
  },
  {
    name: 'terminate in a synchronous import',
    waits: true,
    make: (world, random) => {
      const asked = asking(world, random, () => void terminate(world));
      return { end: terminated, calls: [asked] };
    },
  },
  {
    name: 'terminate in a nested call',
    waits: true,
    make: (world, random) => {
      const { Ask } = world.exports.Imported.Faults;
      const inner = random.token();
      world.asked.set(inner, () => void terminate(world));
      const asked = asking(world, random, () => {
        Ask.sync(inner);
      });
      return { end: terminated, calls: [asked] };
    },
  },
  ...exits('Environment.Exit', ({ exports }, code) => exports.Exported.Surroundings.Exit(code)),
  ...exits('Environment.Exit in a continuation', ({ exports }, code) =>
    exports.Exported.Faults.ExitLater(code),
  ),
  ...exits('Environment.Exit in Main', ({ runtime }, code) =>
    runtime.runMain('Conformance', ['--exit', String(code)]),
  ),
  {
    name: 'Environment.Exit in a nested call',
    waits: true,
    make: (world, random) => {
      const exitCode = random.below(100);
      const asked = asking(world, random, () => {
        world.exports.Exported.Surroundings.Exit.sync(exitCode);
      });
      return { end: { state: 'exited', exitCode, reason: /\S/ }, calls: [asked] };
    },
  },
  {
    name: 'exit() of the page',
    make: ({ runtime, exports }, random) => {
      const exitCode = random.below(100);
      const calls = [exports.Exported.Tasks.WaitAtGate()];
      void runtime.exit(exitCode, REASON);
      return { end: { state: 'exited', exitCode, reason: new RegExp(REASON) }, calls };
    },
  },
  {
    name: 'runMainAndExit',
    make: ({ runtime, exports }, random) => {
      const exitCode = random.below(100);
      const calls = [exports.Exported.Tasks.WaitAtGate()];
      void runtime.runMainAndExit('Conformance', ['--code', String(exitCode)]);
      return { end: { state: 'exited', exitCode, reason: /\S/ }, calls };
    },
  },
  aborted('a trap', ({ exports }) => exports.Exported.Faults.Trap()),
  aborted('a stack overflow', ({ exports }) => exports.Exported.Faults.OverflowStack()),
  aborted('Environment.FailFast', ({ exports }) => exports.Exported.Faults.FailFast(REASON)),
  aborted('an exception in async void', ({ exports }) => {
    exports.Exported.Faults.ThrowInAsyncVoid(REASON).catch(() => undefined);
    return exports.Exported.Tasks.WaitAtGate();
  }),
  {
    name: 'a trap in a nested call',
    waits: true,
    make: (world, random) => {
      const asked = asking(world, random, () => world.exports.Exported.Faults.Trap.sync());
      return { end: abortion, calls: [asked] };
    },
  },
  {
    name: 'a trap in a continuation',
    reported: /RuntimeError/,
    make: ({ exports }) => ({
      end: abortion,
      calls: [exports.Exported.Faults.BreakLater('a trap', 'Task.Yield')],
    }),
  },
  {
    name: 'self.close() in the worker',
    make: ({ exports }) => {
      exports.Live.Lifetimes.DoInWorker('close').catch(() => undefined);
      const calls = [exports.Exported.Tasks.WaitAtGate()];
      return { end: { state: 'dead', reason: /the worker ended by itself/ }, calls };
    },
  },
];

const terminated: End = { state: 'dead', reason: new RegExp(REASON) };
const abortion: End = { state: 'dead', reason: /aborted/ };

function terminate({ runtime }: World): End {
  void runtime.terminate(REASON);
  return terminated;
}

function exits(name: string, exit: (world: World, code: number) => Promise<unknown>): Fault[] {
  const make: Fault['make'] = (world, random) => {
    const exitCode = random.below(100);
    const calls = [exit(world, exitCode), world.exports.Exported.Tasks.WaitAtGate()];
    return { end: { state: 'exited', exitCode, reason: /\S/ }, calls };
  };
  return [{ name, make }];
}

function aborted(name: string, abort: (world: World) => Promise<unknown>): Fault {
  return { name, make: (world) => ({ end: abortion, calls: [abort(world)] }) };
}

function asking(world: World, random: Random, act: () => unknown): Promise<unknown> {
  const token = random.token();
  world.asked.set(token, act);
  return world.exports.Imported.Faults.Ask(token);
}

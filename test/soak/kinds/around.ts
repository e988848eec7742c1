import { call } from 'dotnet-worker';
import { must, same } from '../check.js';
import { later, type Kind } from './kind.js';
import { int32, small, text } from './values.js';

/** Calls that are given up, and what the program has around it. */
export const around: readonly Kind[] = [
  {
    name: 'a call that is given up, and the loop that sees it',
    waits: true,
    play: async (world, random) => {
      const { Cancellation } = world.exports.Exported;
      const { signal, abort } = abortion();
      const loop = random.pick([Cancellation.LoopUntilCancelled, Cancellation.LoopUntilItThrows]);
      const given = world.rejection(call(loop, { signal })());
      setTimeout(abort, random.below(20));
      same(nameOf(await given), 'AbortError', 'a call that was given up');
    },
  },
  {
    name: 'a call that takes too long, and the loop that sees it',
    waits: true,
    play: async (world, random) => {
      const { LoopUntilCancelled } = world.exports.Exported.Cancellation;
      const loop = call(LoopUntilCancelled, { timeout: random.below(20) });
      same(nameOf(await world.rejection(loop())), 'TimeoutError', 'a call that took too long');
    },
  },
  {
    name: 'a Task that is given up',
    play: async (world, random) => {
      const { Cancellation } = world.exports.Exported;
      const { signal, abort } = abortion();
      const name = random.token();
      const held = later(world.rejection(call(Cancellation.Hold, { signal })(name)));
      same(await Cancellation.IsCancelled(name), false, 'IsCancelled before');
      abort();
      same(nameOf(await held), 'AbortError', 'a Task that was given up');
      same(await Cancellation.IsCancelled(name), true, 'IsCancelled');
      await Cancellation.OpenWith(name, random.next());
    },
  },
  {
    name: 'a call that might have been given up',
    play: async ({ exports }, random) => {
      const { Cancellation } = exports.Exported;
      const [name, value] = [random.token(), small(random) + 0.5];
      const held = call(Cancellation.Hold, { signal: abortion().signal, timeout: 600_000 })(name);
      const opened = later(Cancellation.OpenWith(name, value));
      same(await held, value, 'Hold');
      await opened;
    },
  },
  {
    name: 'Main',
    play: async ({ runtime }, random) => {
      const code = random.below(100);
      same(await runtime.runMain('Conformance', ['--code', String(code)]), code, 'runMain');
    },
  },
  {
    name: 'environment variables',
    play: async ({ runtime, exports }, random) => {
      const [name, value] = [`SOAK_${random.below(1000)}`, `${int32(random)}`];
      const set = runtime.setEnvironmentVariable(name, value);
      const [read] = await Promise.all([exports.Exported.Surroundings.Variable(name), set]);
      same(read, value, 'Variable');
    },
  },
  {
    name: 'values that cannot cross',
    play: async (world, random) => {
      const { Numbers } = world.exports.Exported;
      const unfit = text(random) as unknown as number;
      const error = await world.rejection(Numbers.Int32(unfit));
      must(
        error instanceof Error && error.message.includes('is not an integer'),
        'a text is no integer',
      );
      const value = int32(random);
      same(await Numbers.Int32(value), value, 'Int32');
    },
  },
];

function abortion(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : String(error);
}

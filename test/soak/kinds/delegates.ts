import { ManagedError } from 'dotnet-worker';
import { must, same } from '../check.js';
import type { Disposable } from '../exports.js';
import type { Random } from '../random.js';
import type { Kind } from './kind.js';
import { error, small, text } from './values.js';

/** Functions of the page that C# calls, and delegates of C# that the page calls, nested ones too. */
export const delegates: readonly Kind[] = [
  {
    name: 'a function of the page as a Func',
    waits: true,
    play: async ({ exports }, random) => {
      const { Delegates } = exports.Exported;
      const [factor, value, count] = [random.below(100), random.below(1000), random.below(50)];
      same(
        await Delegates.CallFunc1((given) => given * factor, value),
        value * factor,
        'CallFunc1',
      );
      same(await Delegates.CallFunc3((a, b, c) => `${a} ${b} ${c}`), '1 two true', 'CallFunc3');
      const sum = (count * (count - 1)) / 2 + count * factor;
      same(await Delegates.SumOf((index) => index + factor, count), sum, 'SumOf');
    },
  },
  {
    name: 'a function of the page as an Action',
    waits: true,
    play: async ({ exports }, random) => {
      const { Delegates } = exports.Exported;
      const calls: unknown[] = [];
      await Delegates.CallAction3((...args) => {
        calls.push(...args);
      });
      same(calls, [1, 'two', true], 'CallAction3');
      const [seen, steps]: [number[], number] = [[], random.below(8)];
      await Delegates.Report((step) => {
        seen.push(step);
      }, steps);
      same(
        seen,
        Array.from({ length: steps }, (_, index) => index + 1),
        'Report',
      );
    },
  },
  {
    name: 'a function of the page that throws through C#',
    waits: true,
    play: async (world, random) => {
      const reason = error(random);
      const thrown = world.exports.Exported.Delegates.CallFunc0(() => {
        throw reason;
      });
      same(await world.rejection(thrown), reason, 'what the page threw');
    },
  },
  {
    name: 'a delegate of C#',
    play: async (world, random) => {
      const { Delegates } = world.exports.Exported;
      const [added, value, message] = [small(random), small(random), text(random)];
      const [add, join, thrower] = await Promise.all([
        Delegates.GetFunc1(added),
        Delegates.GetFunc3(),
        Delegates.GetThrower(),
      ]);
      const [sum, joined, thrown] = await Promise.all([
        add(value),
        join(value, message, false),
        world.rejection(thrower(message)),
      ]);
      same([sum, joined], [value + added, `${value} ${message} False`], 'delegates');
      must(thrown instanceof ManagedError, 'an exception of C# is a ManagedError');
      same((thrown as Error).message, message, 'the message of a delegate');
      for (const each of [add, join, thrower]) letGo(each, random);
    },
  },
  {
    name: 'a delegate that is disposed of while a call is in flight',
    play: async ({ exports }, random) => {
      const [added, value] = [small(random), small(random)];
      const add = await exports.Exported.Delegates.GetFunc1(added);
      const inFlight = add(value);
      add.dispose();
      must(add.isDisposed, 'a delegate is disposed of at once');
      same(await inFlight, value + added, 'the call in flight');
    },
  },
  {
    name: 'a delegate that C# leaves with the page',
    waits: true,
    play: async (world, random) => {
      // Of its own, so that no other one is taken for it.
      const added = random.below(2 ** 30);
      await world.exports.Imported.Delegates.Leave(added);
      const add = world.left.get(added);
      world.left.delete(added);
      must(add !== undefined, 'the delegate has come');
      same(await add?.(5), added + 5, 'the delegate, later');
    },
  },
  {
    name: 'nested calls',
    waits: true,
    play: async ({ exports }, random) => {
      const { Delegates } = exports.Imported;
      const [value, added, depth] = [small(random), small(random), random.below(8)];
      const imports = random.below(5);
      const message = text(random);
      same(await Delegates.PassFunc1(value, added), value + added, 'PassFunc1');
      same(await Delegates.PassFunc3(), '1 TWO TRUE', 'PassFunc3');
      same(await Delegates.PassAction0(), 'called', 'PassAction0');
      same(await Delegates.PassAction3(), '1 two True', 'PassAction3');
      same(await Delegates.PassThrower(message), message, 'PassThrower');
      same(await Delegates.UseReturned(value), value * 2, 'UseReturned');
      same(await Delegates.Descend(depth), depth, 'Descend');
      const all = (depth + 1) * imports;
      same(await Delegates.DescendWithImports(depth, imports), all, 'DescendWithImports');
    },
  },
];

/** Now, or when it is collected. */
function letGo(delegate: Disposable, random: Random): void {
  if (random.chance(0.5)) delegate.dispose();
}

import { same } from '../check.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';
import { later, type Kind } from './kind.js';
import { error, int32, text } from './values.js';

/** Imports in which the page does something while C# waits for it. */
export const asking: readonly Kind[] = [
  {
    name: 'an import that throws',
    waits: true,
    play: async (world, random) => {
      const reason = error(random);
      const asked = ask(world, random, () => {
        throw reason;
      });
      same(await world.rejection(asked), reason, 'what the import threw');
    },
  },
  {
    name: 'an import that throws, which C# catches',
    waits: true,
    play: async (world, random) => {
      const reason = new RangeError(text(random));
      const caught = await world.asking(
        random.token(),
        () => {
          throw reason;
        },
        (token) => world.exports.Imported.Faults.Catch(token),
      );
      same(caught, `JSException: ${String(reason)}`, 'what C# caught');
    },
  },
  {
    name: 'sync() while an import runs',
    waits: true,
    play: async (world, random) => {
      const { Numbers, Text } = world.exports.Exported;
      const [value, words] = [int32(random), text(random)];
      let seen: unknown;
      await ask(world, random, () => {
        seen = [Numbers.Int32.sync(value), Text.String.sync(words)];
      });
      same(seen, [value, words], 'sync()');
    },
  },
  {
    name: 'imports in imports',
    waits: true,
    play: async (world, random) => {
      const depth = random.between(1, 5);
      let reached = 0;
      const deeper = (): void => {
        if (++reached < depth) world.exports.Imported.Faults.Ask.sync(token);
      };
      const token = random.token();
      await world.asking(token, deeper, (text) => world.exports.Imported.Faults.Ask(text));
      same(reached, depth, 'the depth');
    },
  },
  {
    name: 'calls begun while an import runs',
    waits: true,
    play: async (world, random) => {
      const { Numbers, Errors } = world.exports.Exported;
      const [value, message] = [int32(random), text(random)];
      let begun: Promise<unknown[]> = Promise.resolve([]);
      await ask(world, random, () => {
        begun = later(Promise.all([Numbers.Int32(value), world.rejection(Errors.Throw(message))]));
      });
      const [echoed, thrown] = await begun;
      same([echoed, (thrown as Error).message], [value, message], 'calls begun meanwhile');
    },
  },
  {
    name: 'a blocking import',
    waits: true,
    play: async (world, random) => {
      const reason = random.chance(0.3) ? error(random) : undefined;
      const delay = random.below(6);
      const asked = ask(world, random, async () => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        if (reason) throw reason;
      });
      if (reason) same(await world.rejection(asked), reason, 'what a blocking import threw');
      else await asked;
    },
  },
];

function ask(world: World, random: Random, act: () => unknown): Promise<void> {
  return world.asking(random.token(), act, (token) => world.exports.Imported.Faults.Ask(token));
}

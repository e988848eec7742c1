import { transfer } from 'dotnet-worker';
import { must, same } from '../check.js';
import type { Echoes } from '../exports.js';
import type { Random } from '../random.js';
import type { World } from '../world.js';
import type { Kind } from './kind.js';
import { bytes, echoed, error, promised, text, type Draw } from './values.js';

type Direction = 'Exported' | 'Imported';

/** Values of every type through C#, and through C# and an import of the page. */
export const echoes: readonly Kind[] = [
  ...directions('echo', echoed, echo),
  ...directions('promise', promised, echoPromise),
  {
    name: 'echo through Comlink',
    play: async (world, random) => {
      const path = random.pick(['Numbers.Int32', 'Numbers.Double', 'Text.String', 'Arrays.Bytes']);
      const value = draw(echoed, path, random);
      same(await world.client.call(`Conformance.Exported.${path}`, value), value, path);
    },
  },
  {
    name: 'throw through Comlink',
    play: async (world, random) => {
      const message = text(random);
      const thrown = world.client.call('Conformance.Exported.Errors.Throw', message);
      same(((await world.rejection(thrown)) as Error).message, message, 'an error of Comlink');
    },
  },
  {
    name: 'give away',
    play: async ({ exports }, random) => {
      const given = bytes(random);
      const expected = given.slice();
      const echoing = exports.Exported.Arrays.Bytes(transfer(given, [given.buffer]));
      must(given.length === 0, 'what was given away is empty');
      same(await echoing, expected, 'an array that was given away');
    },
  },
];

function directions(
  name: string,
  draws: Record<string, Draw>,
  play: (path: string, direction: Direction) => Kind['play'],
): Kind[] {
  return Object.keys(draws).flatMap((path) => [
    { name: `${name} ${path}`, play: play(path, 'Exported') },
    // A promise is awaited, not waited for.
    { name: `${name} ${path} by the page`, waits: name === 'echo', play: play(path, 'Imported') },
  ]);
}

function echo(path: string, direction: Direction): Kind['play'] {
  return async (world, random) => {
    const value = draw(echoed, path, random);
    same(await methodOf(world, direction, path)(value), value, `${direction}.${path}`);
  };
}

function echoPromise(path: string, direction: Direction): Kind['play'] {
  return async (world, random) => {
    const method = methodOf(world, direction, path);
    if (random.chance(0.2)) {
      const reason = error(random);
      const rejected = method(settled(random, () => Promise.reject(reason)));
      same(await world.rejection(rejected), reason, `the rejection of ${direction}.${path}`);
      return;
    }
    const value = draw(promised, path, random);
    const fulfilled = method(settled(random, () => Promise.resolve(value)));
    same(await fulfilled, value, `${direction}.${path}`);
  };
}

/** A promise that has settled, or will. */
async function settled(random: Random, end: () => Promise<unknown>): Promise<unknown> {
  if (random.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, random.below(4)));
  return end();
}

function draw(draws: Record<string, Draw>, path: string, random: Random): unknown {
  return draws[path]?.(random);
}

function methodOf(
  { exports }: World,
  direction: Direction,
  path: string,
): (value: unknown) => Promise<unknown> {
  const [className = '', name = ''] = path.split('.');
  const method = (exports[direction] as unknown as Echoes)[className]?.[name];
  if (!method) throw new Error(`There is no export ${direction}.${path}.`);
  return method;
}

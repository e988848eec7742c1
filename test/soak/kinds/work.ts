import { must, same } from '../check.js';
import { ManagedError } from 'dotnet-worker';
import { later, type Kind } from './kind.js';
import { double, int32, small, text } from './values.js';

/** Exports that do something: sums, texts, Tasks, the order in which they are called. */
export const work: readonly Kind[] = [
  {
    name: 'compute',
    play: async ({ exports }, random) => {
      const rounds = random.below(20_000);
      same(await exports.Exported.Compute.Hash(rounds), hash(rounds), 'Hash');
    },
  },
  {
    name: 'join six arguments',
    play: async ({ exports }, random) => {
      const [first, second, fifth] = [text(random), int32(random), text(random)];
      const sixth = small(random);
      const joined = await exports.Exported.Deeper.Still.Place.Join(
        ...[first, second, 0.5, true, fifth, sixth],
      );
      same(joined, `${first} ${second} 0.5 True ${fifth} ${sixth}`, 'Join');
    },
  },
  {
    name: 'sum bytes',
    play: async ({ exports }, random) => {
      const values = Uint8Array.from({ length: random.below(1000) }, () => random.below(256));
      const expected = values.reduce((sum, value) => sum + value, 0);
      same(await exports.Exported.Arrays.Sum(values), expected, 'Sum');
    },
  },
  {
    name: 'make and fill arrays',
    play: async ({ exports }, random) => {
      const length = random.below(3000);
      const { Arrays } = exports.Exported;
      const [counting, filled] = await Promise.all([
        Arrays.CountingBytes(length),
        Arrays.Fill(new Int32Array(length), length),
      ]);
      same(
        counting,
        Uint8Array.from({ length }, (_, index) => index),
        'CountingBytes',
      );
      same(filled, new Int32Array(length).fill(length), 'Fill');
    },
  },
  {
    name: 'texts by their units',
    play: async ({ exports }, random) => {
      const halves = ['\ufeff', '\ud83d', '\udc00', '\0'];
      const value = random.pick(halves) + text(random) + random.pick(halves);
      const units = Int32Array.from(value.split(''), (unit) => unit.charCodeAt(0));
      same(await exports.Exported.Text.CodeUnits(value), units, 'CodeUnits');
    },
  },
  {
    name: 'texts from their units',
    play: async ({ exports }, random) => {
      const value = text(random);
      const units = Int32Array.from(value.split(''), (unit) => unit.charCodeAt(0));
      same(await exports.Exported.Text.FromCodeUnits(units), value, 'FromCodeUnits');
    },
  },
  {
    name: 'long texts',
    play: async ({ exports }, random) => {
      const [part, count] = [text(random), random.below(2000)];
      same(await exports.Exported.Text.Repeat(part, count), part.repeat(count), 'Repeat');
    },
  },
  {
    name: 'Tasks of C#',
    play: async (world, random) => {
      const { Tasks } = world.exports.Exported;
      const [first, second, message] = [small(random), small(random), text(random)];
      const [yielded, completed, sum, faulted, thrown] = await Promise.all([
        Tasks.YieldThen(first),
        Tasks.CompletedWith(second),
        Tasks.AddLater(Promise.resolve(first), Tasks.YieldThen(second)),
        world.rejection(Tasks.FaultedInt32(message)),
        world.rejection(Tasks.ThrowBeforeTheTask(message)),
      ]);
      same([yielded, completed, sum], [first, second, first + second], 'Tasks');
      for (const error of [faulted, thrown]) {
        must(error instanceof ManagedError, 'an exception of C# is a ManagedError');
        same((error as Error).message, message, 'the message of a Task');
      }
    },
  },
  {
    name: 'an import that C# awaits',
    play: async ({ exports }, random) => {
      const url = text(random);
      same(await exports.Imported.Tasks.FetchText(url), url.toUpperCase(), 'FetchText');
    },
  },
  {
    name: 'calls in order',
    play: async (world, random) => {
      const { Series } = world.exports.Exported;
      const answers: Promise<number>[] = [];
      const expected: number[] = [];
      for (let left = random.below(10); left > 0; left--) {
        const value = small(random);
        world.seen.push(value);
        expected.push(value + 1);
        if (random.chance(0.3)) {
          world.linesExpected.push(`next ${value}`);
          answers.push(Series.NextWithLine(value));
        } else answers.push(random.chance(0.5) ? Series.Next(value) : Series.NextSoon(value));
      }
      const seen = world.seen;
      world.seen = [];
      const taken = later(Series.Take());
      // What came between the calls of this one belongs to others: all of it is in the list.
      same(await Promise.all(answers), expected, 'Next');
      same(await taken, Int32Array.from(seen), 'what C# saw');
    },
  },
  {
    name: 'lines of output',
    play: async (world, random) => {
      const line = `${random.token()} ${double(random)}`;
      world.linesExpected.push(line);
      await world.exports.Exported.Output.WriteLine(line);
    },
  },
];

function hash(rounds: number): number {
  let result = 17;
  for (let round = 0; round < rounds; round++) result = (Math.imul(result, 31) + round) | 0;
  return result;
}

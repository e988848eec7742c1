import type { MemoryView } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { sharedRuntime } from '../runtime/start.js';

interface Exports {
  Conformance: {
    Live: {
      Views: {
        WorkOnLarge: (length: number) => Promise<string>;
        WorkOnLargeWithin: (length: number) => Promise<void>;
      };
    };
  };
}

const LENGTH = 4 * 1024 * 1024 + 8;
const wholeBytes = Uint8Array.from({ length: LENGTH }, (_, index) => index % 251);
const wholeDoubles = Float64Array.from({ length: LENGTH / 8 }, (_, index) => index + 0.5);

// The page begins before all of such a Span is copied: it must never see what is not there yet.
describe('a large Span of C#', () => {
  let work: (bytes: MemoryView, doubles: MemoryView) => void;
  let workWith: (bytes: MemoryView, callback: (position: number) => number) => void;
  const shared = sharedRuntime<Exports>({
    'views.js': {
      withTwo: (bytes: MemoryView, doubles: MemoryView) => {
        work(bytes, doubles);
      },
      withBytesAndCallback: (bytes: MemoryView, callback: (position: number) => number) => {
        workWith(bytes, callback);
      },
    },
  });
  const views = () => shared.exports.Conformance.Live.Views;

  it('is read whole', async () => {
    work = (bytes, doubles) => {
      expect(isSame(bytes.slice(), wholeBytes)).toBeTrue();
      const copy = new Float64Array(LENGTH / 8 + 1);
      doubles.copyTo(copy);
      expect(isSame(copy.subarray(0, -1), wholeDoubles)).toBeTrue();
      expect(copy.at(-1)).toBe(0);
    };
    for (let i = 0; i < 5; i++) expect(await views().WorkOnLarge(LENGTH)).toBe(' | ');
  });

  it('is read from its end', async () => {
    work = (bytes, doubles) => {
      expect(doubles.slice(-2)).toEqual(wholeDoubles.slice(-2));
      const copy = new Uint8Array(300_000);
      bytes.copyTo(copy, LENGTH - copy.length);
      expect(isSame(copy, wholeBytes.subarray(-copy.length))).toBeTrue();
    };
    for (let i = 0; i < 5; i++) expect(await views().WorkOnLarge(LENGTH)).toBe(' | ');
  });

  it('is written before it is read', async () => {
    work = (bytes, doubles) => {
      doubles.set(Float64Array.of(-1), LENGTH / 8 - 1);
      bytes.set(Uint8Array.of(255, 255), LENGTH - 2);
      bytes.set(Uint8Array.of(255), 0);
      expect(isSame(bytes.slice(1, -2), wholeBytes.subarray(1, -2))).toBeTrue();
    };
    const [first, before, last] = [0, LENGTH - 2, LENGTH - 1].map(String) as [
      string,
      string,
      string,
    ];
    for (let i = 0; i < 5; i++) {
      expect(await views().WorkOnLarge(LENGTH)).toBe(
        `${first} ${before} ${last} | ${String(LENGTH / 8 - 1)}`,
      );
    }
  });

  it('is not read into what is too short: nothing is written there', async () => {
    const short = new Uint8Array(LENGTH - 1);
    work = (bytes) => {
      bytes.copyTo(short);
    };
    expect(await rejectionOf(views().WorkOnLarge(LENGTH))).toBeInstanceOf(RangeError);
    expect(short.every((value) => value === 0)).toBeTrue();
  });

  it('is left at once, and the next one is whole', async () => {
    work = () => {
      throw new Error('not today');
    };
    expect(messageOf(await rejectionOf(views().WorkOnLarge(LENGTH)))).toContain('not today');
    work = (bytes) => {
      expect(isSame(bytes.slice(), wholeBytes)).toBeTrue();
    };
    expect(await views().WorkOnLarge(LENGTH)).toBe(' | ');
  });

  it('stays whole while C# lends others', async () => {
    let inner = 0;
    work = (bytes, doubles) => {
      inner++;
      expect(isSame(doubles.slice(), wholeDoubles)).toBeTrue();
      expect(isSame(bytes.slice(), wholeBytes)).toBeTrue();
    };
    workWith = (bytes, callback) => {
      expect(isSame(bytes.slice(0, 1000), wholeBytes.subarray(0, 1000))).toBeTrue();
      expect(callback(1)).toBe(1);
      expect(isSame(bytes.slice(), wholeBytes)).toBeTrue();
    };
    await views().WorkOnLargeWithin(LENGTH);
    expect(inner).toBe(1);
  });
});

/** Without the work of telling where two long arrays differ. */
function isSame(some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
}

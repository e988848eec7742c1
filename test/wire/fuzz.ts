import { ByteReader } from '../../wire/byte-reader.js';
import type { Connection, Terminal } from '../../wire/connection.js';
import type { Beside } from '../../wire/beside.js';
import {
  ANY,
  ARRAY,
  CHAR,
  COPY,
  ERROR,
  FUNCTION,
  OBJECT,
  PROMISE,
  SCALAR,
} from '../../wire/form.js';
import type { Form } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { HEAD } from '../../wire/outbox.js';
import { SYNC_CALL, TO_EXPORT } from '../../wire/records.js';
import type { Random } from '../soak/random.js';
import { must } from './always.js';
import { Pair, Side, Special } from './pair.js';

/** So many frames go to one side, so that later ones find what earlier ones have left there. */
const FRAMES_A_SIDE = 40;

const forms: readonly Form[] = [
  ...([ANY, SCALAR, COPY, CHAR, ERROR, OBJECT] as const),
  ...([
    [ARRAY, ANY],
    [PROMISE, COPY],
    [FUNCTION, [ANY], ANY],
  ] as const),
];

export interface Fuzzed {
  readonly frames: number;
  /** Of which so many were errors. */
  readonly refused: number;
}

interface Sample {
  readonly bytes: Uint8Array;
  readonly beside: readonly Beside[];
}

/**
 * Gives random frames, and whole ones that were damaged at random, to sides that are in the middle of something. Each
 * is an error, or gives no more values than it has bytes.
 */
export async function fuzz(random: Random, frames: number): Promise<Fuzzed> {
  const samples = await record();
  let refused = 0;
  for (let done = 0; done < frames; done += FRAMES_A_SIDE) {
    const target = new Target(random.pick(forms));
    for (let left = Math.min(FRAMES_A_SIDE, frames - done); left > 0; left--) {
      const { bytes, beside } = random.pick(samples);
      const sample = random.chance(0.2) ? noise(random) : damage(bytes.slice(), samples, random);
      if (!target.accepts(sample, besideOf(beside, random), random.chance(0.5))) refused++;
    }
  }
  return { frames, refused };
}

/** A side with calls that wait, things that it has sent, and a callee that looks at what it gets. */
class Target {
  private readonly side = new Side();
  private values = 0;

  constructor(form: Form) {
    const { connection, callees } = this.side;
    const parameters = [form, form, form];
    const run = (args: unknown[]): unknown => {
      this.values += count(args);
      return args[0];
    };
    for (let id = 0; id < 4; id++) callees.set(id, { parameters, result: form, run });
    const to = new CallTarget(TO_EXPORT, 1, parameters, ANY);
    for (let call = 0; call < 3; call++) {
      connection
        .call(to, [{}, () => 1, new Error('sent')], 'a call')
        .then((value) => (this.values += count(value)))
        .catch(() => undefined);
    }
    connection.outbox.take();
  }

  /** Whether it could be read. */
  accepts(bytes: Uint8Array, beside: readonly Beside[], isCarried: boolean): boolean {
    const { connection } = this.side;
    const input = new ByteReader(bytes);
    this.values = 0;
    try {
      const deferred: (() => void)[] | undefined = isCarried ? [] : undefined;
      const terminal = connection.accept(input, beside, deferred);
      if (terminal) this.values += count(contentOf(connection, terminal));
      for (const act of deferred ?? []) act();
    } catch (error) {
      must(error instanceof Error, 'a damaged frame is an Error');
      return false;
    }
    must(input.position <= bytes.length, 'nothing is read beyond the end');
    must(this.values <= bytes.length + 1, 'there are no more values than bytes');
    return true;
  }
}

/** What ends a frame of the shared lane: a call, or an answer. */
function contentOf(connection: Connection, terminal: Terminal): unknown {
  const { decoder } = connection.codec;
  const { kind, input, beside } = terminal;
  if (kind !== SYNC_CALL) return decoder.decode(input, beside, ANY);
  return decoder.decodeAll(input, beside, connection.readCallee(input).parameters);
}

/** The frames of both directions of a few calls, which have everything in them. */
async function record(): Promise<Sample[]> {
  const pair = new Pair();
  const rejected = Promise.reject(new Error('rejected'));
  rejected.catch(() => undefined);
  const samples: Sample[] = [];
  const values: readonly (readonly unknown[])[] = [
    [1, -1.5, 2n ** 62n, 2n ** 80n, true, null, undefined, 'text', 'ü'.repeat(30), '\ud800'],
    [
      new Date(5),
      [1, ['two', [3n]]],
      Uint8Array.of(1, 2),
      Float64Array.of(0.5),
      new Int32Array(99),
    ],
    [{}, new Special(), () => 1, new RangeError('r', { cause: new Error('c') })],
    [Promise.resolve(1), rejected, 'x'.repeat(20_000)],
    [new Uint8Array(40_000), Symbol.iterator.description, { key: { inner: [1] } }],
  ];
  const run = (args: unknown[]): unknown => {
    if (args.length === 4) throw new TypeError('thrown');
    return args;
  };
  pair.far.callees.set(1, { parameters: undefined, result: ANY, run });
  for (const args of values) {
    const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);
    pair.near.connection.call(to, args, 'a call').catch(() => undefined);
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      for (const side of [pair.near, pair.far]) {
        for (const { bytes, beside } of side.posted) {
          samples.push({ bytes: bytes.slice(HEAD), beside });
        }
        while (pair.deliver(side));
      }
    }
  }
  return samples;
}

function noise(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
}

const extremes = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff];

function damage(whole: Uint8Array, samples: readonly Sample[], random: Random): Uint8Array {
  let bytes = whole;
  for (let left = random.between(1, 4); left > 0; left--) {
    const at = random.below(bytes.length);
    switch (random.below(6)) {
      case 0:
        bytes[at] = random.below(256);
        break;
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 2:
        if (at + 4 <= bytes.length) {
          new DataView(bytes.buffer).setUint32(at, random.pick(extremes), true);
        }
        break;
      case 3:
        bytes = bytes.slice(0, at);
        break;
      case 4:
        bytes = Uint8Array.of(...bytes.slice(0, Math.min(at, 500)), ...part(random, samples));
        break;
      default:
        bytes = Uint8Array.of(
          ...bytes.slice(0, Math.min(at, 500)),
          ...bytes.slice(at + 1, at + 500),
        );
    }
  }
  return bytes;
}

/** From somewhere in another frame. */
function part(random: Random, samples: readonly Sample[]): Uint8Array {
  const { bytes } = random.pick(samples);
  const at = random.below(bytes.length);
  return bytes.slice(at, at + random.below(300));
}

/** What rides beside the frame may be missing, or be something else. */
function besideOf(beside: readonly Beside[], random: Random): readonly Beside[] {
  if (random.chance(0.8)) return beside;
  return random.pick([[], ['a text'], [new ArrayBuffer(3)], [...beside, 'more']]);
}

/** How many values there are in it. */
function count(value: unknown): number {
  if (value instanceof Error) return 1 + ('cause' in value ? count(value.cause) : 0);
  if (ArrayBuffer.isView(value)) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + count(item), 1);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + count(item), 1);
}

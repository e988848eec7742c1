import * as fc from 'fast-check';
import { CallTarget } from '../../wire/host.js';
import { HEAD } from '../../wire/outbox.js';
import { allocateLinger, LingerArea } from '../../wire/linger-memory.js';
import { allocateShared, PAGE_WORD, SharedMemory, WAITING } from '../../wire/shared-memory.js';
import {
  handOver,
  putAnswer,
  putCall,
  requireTerminal,
  takeFrame,
} from '../../wire/shared-turn.js';
import { ANY, COPY } from '../../wire/form.js';
import { SYNC_THROW, TO_EXPORT } from '../../wire/records.js';
import { messageOf } from '../runtime/outcome.js';
import { always, must } from './always.js';
import { Pair } from './pair.js';

const FIXED = 64 * 1024;
const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);
const sizes = [0, 1, 100, FIXED - 1, FIXED, FIXED + 1, FIXED * 2, 300_000];

describe('a frame in shared memory', () => {
  it('comes out as it went in, on either side of every limit', () => {
    const [writer, reader] = ends();
    for (const size of [...sizes, 5_000_000, ...sizes]) {
      const bytes = pattern(size, size);
      expect(writer.reserve({ bytes, buffers: [] })).toBeTrue();
      writer.write({ bytes, buffers: [] });
      expect(same(reader.read().bytes, bytes)).withContext(String(size)).toBeTrue();
    }
  });

  it('comes out with its buffers, whatever their sizes', () => {
    const [writer, reader] = ends();
    return always(
      fc.property(
        fc.nat(FIXED + 100),
        fc.array(fc.oneof(fc.nat(100), fc.nat(FIXED * 2), fc.constantFrom(...sizes)), {
          maxLength: 5,
        }),
        (size, beside) => {
          const bytes = pattern(size, 1);
          const buffers = beside.map((length, index) => pattern(length, index).buffer);
          must(writer.reserve({ bytes, buffers }), 'it fits');
          writer.write({ bytes, buffers });
          const frame = reader.read();
          must(same(frame.bytes, bytes), 'the bytes are the same');
          must(frame.buffers.length === buffers.length, 'no buffer is missing');
          must(
            frame.buffers.every((buffer, i) =>
              same(new Uint8Array(buffer), new Uint8Array(buffers[i] ?? buffer)),
            ),
            'each buffer is the same',
          );
        },
      ),
    );
  });

  it('fits exactly to the end', () => {
    const memory = new SharedMemory({ ...allocateShared(), large: undefined });
    const bytes = pattern(100, 1);
    const buffer = pattern(FIXED - 104, 2).buffer;
    expect(memory.reserve({ bytes, buffers: [buffer] })).toBeTrue();
    expect(memory.reserve({ bytes: pattern(101, 1), buffers: [buffer] })).toBeFalse();
    memory.write({ bytes, buffers: [buffer] });
    const frame = memory.read();
    expect(same(frame.bytes, bytes)).toBeTrue();
    expect(frame.buffers).toEqual([buffer]);
  });

  it('reads as memory of its own', () => {
    const [writer, reader] = ends();
    writer.write({ bytes: pattern(10, 1), buffers: [pattern(10, 2).buffer] });
    const { bytes, buffers } = reader.read();
    writer.write({ bytes: pattern(10, 3), buffers: [pattern(10, 4).buffer] });
    expect(same(bytes, pattern(10, 1))).toBeTrue();
    expect(same(new Uint8Array(buffers[0] ?? new ArrayBuffer(0)), pattern(10, 2))).toBeTrue();
    expect([bytes.buffer, buffers[0]].every((each) => each instanceof ArrayBuffer)).toBeTrue();
  });
});

describe('what the other side wrote into shared memory', () => {
  const [LENGTH_WORD, PLACE_WORD] = [5, 6];
  const most = 2_000_000;

  it('is an error where it claims more than there is, whatever its control words are', () => {
    const [writer, reader] = ends();
    let [refused, read] = [0, 0];
    const word = fc.oneof(fc.integer(), fc.integer({ min: -5, max: 5 }), fc.nat(most));
    const which = fc.constantFrom('length', 'place', 'both');
    const sample = fc.tuple(word, word, fc.nat(FIXED * 2), which);
    return always(
      fc.property(sample, ([length, place, size, spoilt]) => {
        const bytes = pattern(size, 1);
        must(writer.reserve({ bytes, buffers: [] }), 'it fits');
        writer.write({ bytes, buffers: [] });
        if (spoilt !== 'place') writer.words[LENGTH_WORD] = length;
        if (spoilt !== 'length') writer.words[PLACE_WORD] = place;
        try {
          const frame = reader.read();
          const sizes = [frame.bytes, ...frame.buffers].map(({ byteLength }) => byteLength);
          must(
            sizes.reduce((sum, each) => sum + each, 0) <= most,
            'no more comes out than there is room for',
          );
          read++;
        } catch (error) {
          must(error instanceof RangeError, 'it is an error of the range');
          must(error.message.includes('damaged'), 'the error says that the frame is damaged');
          refused++;
        }
      }),
      { numRuns: 2000 },
    ).then(() => {
      expect(Math.min(refused, read)).withContext('both are tried').toBeGreaterThan(50);
    });
  });

  it('is an error where the length of a buffer goes beyond the end', () => {
    const [writer, reader] = ends();
    writer.write({ bytes: pattern(10, 1), buffers: [pattern(10, 2).buffer] });
    const bytes = new Uint8Array(writer.words.buffer, writer.words.byteLength);
    bytes.set([0xff, 0xff, 0xff, 0xff], 10);
    expect(() => reader.read()).toThrowError(RangeError, /damaged/);
  });

  it('is an error while a worker lingers, too', () => {
    const buffer = allocateLinger();
    for (const toWorker of [true, false]) {
      const area = new LingerArea(buffer, toWorker);
      area.put(pattern(10, 1));
      expect(same(area.take(), pattern(10, 1))).toBeTrue();
      const words = new Int32Array(buffer);
      const place = words.indexOf(10);
      for (const length of [-1, 20 * 1024 + 1, 2 ** 31 - 1]) {
        words[place] = length;
        expect(() => area.take())
          .withContext(String(length))
          .toThrowError(RangeError, /damaged/);
      }
    }
  });
});

describe('a turn of the shared lane', () => {
  it('carries calls and answers of every size', () => {
    const pair = new Pair();
    const memory = new SharedMemory(allocateShared());
    const { near, far } = pair;
    for (const size of sizes) {
      const args = ['x'.repeat(size), pattern(size, 1)];
      near.connection.syncCall(to, args);
      putCall(near.connection, memory, false);
      handOver(memory, PAGE_WORD);
      const call = turn(pair, 'far', memory);
      call.input.position += 6;
      const seen = far.connection.codec.decoder.decodeAll(call.input, call.beside, undefined);
      far.connection.answers.syncReturn(seen, COPY);
      putAnswer(far.connection, memory, false);
      expect(near.connection.readAnswer(turn(pair, 'near', memory), COPY)).toEqual(args);
    }
  });

  it('begins with the own word waiting again', () => {
    const pair = new Pair();
    const memory = new SharedMemory(allocateShared());
    pair.near.connection.syncCall(to, []);
    putCall(pair.near.connection, memory, false);
    handOver(memory, PAGE_WORD);
    const { base } = takeFrame(memory, PAGE_WORD);
    expect(Atomics.load(memory.words, PAGE_WORD)).toBe(WAITING);
    expect(base).toBe(0);
  });

  it('refuses a call that does not fit, and the next one goes its way', () => {
    for (const large of ['x'.repeat(FIXED), new Uint8Array(FIXED)]) {
      const { near, memory, pair } = small();
      near.connection.syncCall(to, [{}, large]);
      expect(() => {
        putCall(near.connection, memory, false);
      }).toThrowError(RangeError, /at most 65536/);
      expect(near.connection.owned.size).toBe(0);
      near.connection.syncCall(to, ['small']);
      putCall(near.connection, memory, false);
      const call = turn(pair, 'far', memory);
      call.input.position += 6;
      expect(
        pair.far.connection.codec.decoder.decodeAll(call.input, call.beside, undefined),
      ).toEqual(['small']);
    }
  });

  it('turns an answer that does not fit into the error that says so', () => {
    for (const large of ['x'.repeat(FIXED), new Uint8Array(FIXED)]) {
      const { far, near, memory, pair } = small();
      far.connection.answers.syncReturn([{}, large], COPY);
      putAnswer(far.connection, memory, false);
      const terminal = turn(pair, 'near', memory);
      expect(terminal.kind).toBe(SYNC_THROW);
      expect(messageOf(near.connection.readAnswer(terminal, COPY))).toMatch(/at most 65536/);
      expect(far.connection.owned.size).withContext('the error alone').toBe(1);
    }
  });

  it('leaves the buffers to a message, where they may ride', () => {
    const { near, memory, pair } = small();
    const array = pattern(FIXED * 2, 1);
    near.connection.syncCall(to, [array]);
    const riding = putCall(near.connection, memory, true);
    expect(riding.map(({ byteLength }) => byteLength)).toEqual([FIXED * 2]);
    const call = turn(pair, 'far', memory);
    expect(call.beside).toEqual([]);
    call.input.position += 6;
    expect(pair.far.connection.codec.decoder.decodeAll(call.input, riding, undefined)).toEqual([
      array,
    ]);
    expect(near.connection.outbox.peek().buffers).toEqual([]);
  });

  it('ends in a call or an answer, or is refused', () => {
    expect(() => requireTerminal(undefined)).toThrowError(/does not end/);
  });
});

/** Both ends where there is no memory but the fixed part. */
function small(): Pair & { memory: SharedMemory; pair: Pair } {
  const pair = new Pair();
  const memory = new SharedMemory({ ...allocateShared(), large: undefined, spans: undefined });
  return Object.assign(pair, { memory, pair });
}

function turn(pair: Pair, side: 'near' | 'far', memory: SharedMemory) {
  const { input, buffers } = takeFrame(memory, PAGE_WORD);
  must(input.position === HEAD, 'the head is read');
  return requireTerminal(pair[side].connection.accept(input, buffers));
}

function ends(): [SharedMemory, SharedMemory] {
  const buffers = allocateShared();
  return [new SharedMemory(buffers), new SharedMemory(buffers)];
}

function pattern(length: number, seed: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_each, index) => (index * 31 + seed) % 256);
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

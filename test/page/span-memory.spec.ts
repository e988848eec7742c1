import { SynchronousImportError } from '../../src/errors.js';
import { SpanMemory } from '../../src/span-memory.js';
import { FILLED_WORD, SPAN_PIECE } from '../../wire/shared-memory.js';
import { errorOf } from '../runtime/outcome.js';

const LENGTH = 3 * SPAN_PIECE;

// A worker that copies, or does not, whenever the page looks for it.
describe('the memory of Spans', () => {
  let words: Int32Array<SharedArrayBuffer>;
  let shared: Uint8Array<SharedArrayBuffer>;
  let worker: () => void;
  let requireAlive: () => void;

  beforeEach(() => {
    words = new Int32Array(new SharedArrayBuffer(64));
    shared = new Uint8Array(new SharedArrayBuffer(LENGTH));
    worker = () => undefined;
    requireAlive = () => undefined;
  });

  function spans(): SpanMemory {
    const pause = (): void => {
      worker();
    };
    return new SpanMemory(shared.buffer, words, pause, () => {
      requireAlive();
    });
  }

  it('are read as they come, however slowly', () => {
    let looks = 0;
    worker = () => {
      if (++looks % 3 > 0) return;
      const filled = Atomics.load(words, FILLED_WORD);
      shared.fill(7, filled, filled + SPAN_PIECE);
      Atomics.store(words, FILLED_WORD, filled + SPAN_PIECE);
    };
    const target = new Uint8Array(LENGTH);
    spans().read(shared, target);
    expect(target.every((value) => value === 7)).toBeTrue();
    expect(looks).toBe(9);
  });

  it('end with the runtime', () => {
    const ended = new Error('the runtime has ended');
    requireAlive = () => {
      throw ended;
    };
    expect(
      errorOf(() => {
        spans().requireAll(shared);
      }),
    ).toBe(ended);
    expect(
      errorOf(() => {
        spans().read(shared, new Uint8Array(LENGTH));
      }),
    ).toBe(ended);
  });

  it('end with a worker that says nothing any more', () => {
    let now = 0;
    spyOn(performance, 'now').and.callFake(() => (now += 1000));
    const error = errorOf(() => {
      spans().requireAll(shared);
    });
    expect(error).toBeInstanceOf(SynchronousImportError);
    expect((error as Error).message).toMatch(/copied nothing in 5000 ms\. Make sure/);
  });
});

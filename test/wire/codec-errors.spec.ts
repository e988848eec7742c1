import * as fc from 'fast-check';
import { ERROR_CLASSES } from '../../wire/border.js';
import { ERROR } from '../../wire/form.js';
import { always, must, requireSame } from './always.js';
import { Pair } from './pair.js';
import { text } from './values.js';

describe('an error', () => {
  for (const ErrorClass of ERROR_CLASSES) {
    it(`of class ${ErrorClass.name} keeps class, message and stack`, () =>
      always(
        fc.property(text, (message) => {
          const error = new ErrorClass(message);
          const there = passError(error);
          must(there.constructor === ErrorClass, 'the class is the same');
          must(there.message === message && there.name === error.name, 'it says the same');
          must(there.stack === error.stack, 'the stack is the same');
          must(!('cause' in there), 'it has no cause that the other had not');
        }),
        { numRuns: 20 },
      ));
  }

  it('of a subclass is an instance of the built-in class, and keeps its name', () => {
    class TooFar extends RangeError {
      override readonly name = 'TooFar';
    }
    const there = passError(new TooFar('by a mile'));
    expect(there).toEqual(jasmine.any(RangeError));
    expect(there.name).toBe('TooFar');
    expect(there.message).toBe('by a mile');
  });

  it('of the browser keeps name and message', () => {
    const there = passError(new DOMException('no', 'AbortError'));
    expect([there.name, there.message]).toEqual(['AbortError', 'no']);
  });

  it('keeps its causes, to the last', () =>
    always(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (messages) => {
        let error: Error | undefined;
        for (const message of messages) error = new Error(message, error && { cause: error });
        let there: unknown = passError(error ?? new Error());
        for (const message of [...messages].reverse()) {
          must(there instanceof Error && there.message === message, 'each cause is in its place');
          there = there.cause;
        }
        must(there === undefined, 'there is no other cause');
      }),
    ));

  it('keeps a cause that is no error', () => {
    for (const cause of ['text', 5, null, undefined, [1], 5n]) {
      const there = passError(new Error('with a cause', { cause }));
      expect('cause' in there).toBeTrue();
      requireSame(there.cause, cause);
    }
  });

  it('that is its own cause crosses', () => {
    const error = new Error('round');
    error.cause = error;
    expect(passError(error).message).toBe('round');
  });

  it('whose cause cannot cross keeps its message, and counts no handle of the cause', () => {
    const pair = new Pair();
    const large = new Uint8Array(100_000);
    const error = new Error('outer', {
      cause: [{}, () => 1, large, Promise.resolve(), Symbol('s')],
    });
    const { outbox, codec } = pair.near.connection;
    outbox.recordLast((out) => {
      codec.encoder.encode(out, error, ERROR);
    });
    const { input, buffers } = pair.takeLast();
    const there = pair.far.connection.codec.decoder.decode(input, buffers, ERROR) as Error;
    expect(there.message).toBe('outer');
    expect(there.cause).toBeUndefined();
    expect(buffers.length).toBe(0);
    expect(pair.near.connection.owned.size).withContext('the error itself').toBe(1);
  });

  it('is itself when it comes home, and one error when it is sent twice', () => {
    const pair = new Pair();
    const error = new SyntaxError('once');
    const there = pair.pass(error, ERROR);
    expect(pair.pass([error])).toEqual([there]);
    expect((pair.pass([error]) as unknown[])[0]).toBe(there);
    expect(pair.passBack(there, ERROR)).toBe(error);
  });

  it('may be anything that was thrown instead of one', () => {
    const pair = new Pair();
    for (const thrown of ['text', 0, null, undefined, false])
      expect(pair.pass(thrown, ERROR)).toBe(thrown);
    const object = {};
    expect(pair.passBack(pair.pass(object, ERROR), ERROR)).toBe(object);
  });

  it('without the usual members crosses as what it has', () => {
    const error = new Error('plain');
    Object.defineProperty(error, 'stack', { value: undefined });
    Object.defineProperty(error, 'name', { value: 5 });
    const there = passError(error);
    expect([there.message, there.name, there.stack]).toEqual(['plain', '', '']);
  });
});

function passError(error: Error): Error {
  return new Pair().pass(error, ERROR) as Error;
}

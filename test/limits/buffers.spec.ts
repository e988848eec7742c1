import { LARGEST_BUFFER } from '../../wire/beside.js';
import { transfer } from '../../wire/transfer.js';
import { expectNothingLeft } from '../wire/nothing-left.js';
import { Pair } from '../wire/pair.js';

describe('an array', () => {
  it('may be as large as what a browser transfers', () => {
    const bytes = new Uint8Array(LARGEST_BUFFER);
    bytes[LARGEST_BUFFER - 1] = 7;
    const there = new Pair().pass(transfer(bytes, [bytes.buffer])) as Uint8Array;
    expect(there.length).toBe(LARGEST_BUFFER);
    expect(there[LARGEST_BUFFER - 1]).toBe(7);
  });

  it('that is larger is refused, alone or as a part of what is given away', () => {
    const buffer = new ArrayBuffer(LARGEST_BUFFER + 1);
    const part = new Uint8Array(buffer, 0, 1);
    expect(new Pair().pass(part)).toEqual(new Uint8Array(1));
    for (const bytes of [new Uint8Array(buffer), transfer(part, [buffer])]) {
      const pair = new Pair();
      expect(() => pair.pass([0, bytes])).toThrowError(
        TypeError,
        /the result\[1\]: it has 2145386497 bytes.*Make sure/,
      );
      expectNothingLeft(pair);
    }
    expect(buffer.byteLength).toBe(LARGEST_BUFFER + 1);
  });
});

import {
  besideOf,
  bytesOf,
  frameMessage,
  isFrameMessage,
  transferOf,
} from '../../wire/frame-message.js';

describe('the message of a frame', () => {
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);

  it('brings each byte of a short one, as a text', () => {
    const message = frameMessage(every.subarray(1), []);
    expect(typeof message).toBe('string');
    expect(isFrameMessage(message)).toBeTrue();
    expect(bytesOf(structuredClone(message))).toEqual(every.slice(1));
    expect(besideOf(message)).toEqual([]);
    expect(transferOf(message)).toEqual([]);
  });

  it('transfers the bytes of a long one', () => {
    const long = new Uint8Array(10_000).fill(7);
    const message = frameMessage(long, []);
    expect(transferOf(message).length).toBe(1);
    const arrived = structuredClone(message, { transfer: transferOf(message) });
    expect(isFrameMessage(arrived)).toBeTrue();
    expect(bytesOf(arrived)).toEqual(long);
    expect(long.length).toBe(10_000);
  });

  it('copies what is neither short nor long', () => {
    const bytes = new Uint8Array(600).fill(7);
    const message = frameMessage(bytes, []);
    expect(transferOf(message)).toEqual([]);
    expect(bytesOf(structuredClone(message))).toEqual(bytes);
  });

  it('takes along what rides beside it', () => {
    const buffer = new ArrayBuffer(8);
    const message = frameMessage(every, ['a text', buffer]);
    expect(transferOf(message)).toContain(buffer);
    expect(bytesOf(message)).toEqual(every);
    expect(besideOf(message)).toEqual(['a text', buffer]);
  });

  it('is told from other messages', () => {
    for (const other of ['', 'text', '\u0001', 2, null, undefined, {}, [], ['\u0002']]) {
      expect(isFrameMessage(other)).withContext(JSON.stringify(other)).toBeFalse();
    }
  });
});

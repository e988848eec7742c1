import * as fc from 'fast-check';
import { ByteReader } from '../../wire/byte-reader.js';
import { ByteWriter } from '../../wire/byte-writer.js';
import { decodeText, encodeText } from '../../wire/text.js';
import { always, must } from './always.js';
import { text } from './values.js';

const ASCII = 0;
const UTF8 = 1;
const UTF16 = 2;

describe('text on the wire', () => {
  it('comes back unit by unit, whatever its units are', () =>
    always(
      fc.property(text, (value) => {
        must(roundTrip(value) === value, 'the text is the same');
      }),
      { numRuns: 1000 },
    ));

  it('comes back at every length around the limit of the short form', () => {
    for (let length = 0; length <= 64; length++) {
      for (const unit of ['a', 'é', '日', '\ud800', '\udc00', '\ufeff', '\0']) {
        const value = 'x'.repeat(length) + unit;
        expect(roundTrip(value))
          .withContext(`${String(length)} and ${unit}`)
          .toBe(value);
        expect(roundTrip(unit + value)).toBe(unit + value);
      }
    }
  });

  it('keeps what decoders like to drop or replace', () => {
    const long = 'plain text that is longer than the short form';
    for (const piece of [
      '\ufeff',
      '\ufeff\ufeff',
      '\ud83d',
      '\ude00\ud83d',
      '\ufffd',
      '\r\n',
      '\0',
    ]) {
      for (const value of [piece, piece + long, long + piece, long + piece + long]) {
        expect(roundTrip(value)).toBe(value);
      }
    }
  });

  it('comes back when it is long', () => {
    for (const unit of ['a', 'é', '😀', '\udfff']) {
      const value = unit.repeat(300_001);
      expect(roundTrip(value) === value).toBeTrue();
    }
  });

  it('is headed by its length in bytes and its encoding', () => {
    const headOf = (value: string) => encodeText(value, new Uint8Array(value.length * 3), 0);
    expect(headOf('')).toBe(ASCII);
    expect(headOf('abc')).toBe((3 << 2) | ASCII);
    expect(headOf('é')).toBe((2 << 2) | UTF16);
    expect(headOf('x'.repeat(100))).toBe((100 << 2) | ASCII);
    expect(headOf('é'.repeat(100))).toBe((200 << 2) | UTF8);
    expect(headOf('\ud800'.repeat(100))).toBe((200 << 2) | UTF16);
  });

  it('touches only its own bytes', () =>
    always(
      fc.property(text, fc.nat(40), (value, start) => {
        const bytes = new Uint8Array(start + value.length * 3 + 8).fill(0xaa);
        const length = encodeText(value, bytes, start) >>> 2;
        must(
          bytes.subarray(0, start).every((byte) => byte === 0xaa),
          'nothing lies before it',
        );
        must(decodeText(encodeText(value, bytes, start), bytes, start) === value, 'it reads back');
        must(length <= value.length * 3, 'it takes three bytes a unit at most');
      }),
    ));

  it('with an unknown encoding or bytes that are not text is an error', () => {
    const bytes = new Uint8Array(64).fill(0xff);
    expect(() => decodeText((4 << 2) | 3, bytes, 0)).toThrowError(/unknown encoding/);
    expect(() => decodeText((30 << 2) | ASCII, bytes, 0)).toThrow();
    expect(() => decodeText((30 << 2) | UTF8, bytes, 0)).toThrow();
    expect(() => decodeText((3 << 2) | UTF16, bytes, 0)).toThrow();
  });
});

function roundTrip(value: string): string {
  const writer = new ByteWriter();
  writer.text(value);
  const reader = new ByteReader(writer.bytes, writer.length);
  const read = reader.text();
  if (!reader.atEnd) throw new Error('The head word does not give the length.');
  return read;
}

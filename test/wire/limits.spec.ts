import { MOST_TEXT } from '../../wire/beside.js';
import { ByteReader } from '../../wire/byte-reader.js';
import { ByteWriter } from '../../wire/byte-writer.js';
import { ANY, COPY } from '../../wire/form.js';
import { FrameWriter } from '../../wire/frame-writer.js';
import { CallTarget } from '../../wire/host.js';
import { TO_EXPORT } from '../../wire/records.js';
import { calling } from './calling.js';
import { expectNothingLeft } from './nothing-left.js';
import { Pair } from './pair.js';

const DEEPEST = 256;

describe('a frame', () => {
  const LIMIT = 5000;

  it('holds as many bytes as its limit, and not one more', () => {
    const writer = new ByteWriter(LIMIT);
    writer.raw(new Uint8Array(LIMIT - 1));
    writer.u8(7);
    expect(writer.length).toBe(LIMIT);
    expect(() => {
      writer.u8(8);
    }).toThrowError(RangeError, /more than 5000 bytes.*Make sure/);
    expect(writer.length).toBe(LIMIT);
  });

  for (const [what, letter, size] of [
    ['ASCII', 'x', 1],
    ['three bytes a character', '€', 3],
    ['lone surrogates', '\ud800', 2],
  ] as const) {
    it(`holds a text of ${what} that just fits, and not one that does not`, () => {
      const units = Math.floor((LIMIT - 4) / size);
      const writer = new ByteWriter(LIMIT);
      writer.text(letter.repeat(units));
      const reader = new ByteReader(writer.bytes, writer.length);
      expect(reader.text()).toBe(letter.repeat(units));
      expect(() => {
        new ByteWriter(LIMIT).text(letter.repeat(units + 1));
      }).toThrowError(RangeError, /Make sure/);
    });
  }

  it('keeps no memory for a record that was taken back', () => {
    const out = new FrameWriter();
    out.raw(new Uint8Array(4 * 1024 * 1024));
    out.rewind(8, 0, 0);
    expect(out.length).toBe(8);
    expect(out.bytes.length).toBeLessThan(1024 * 1024);
  });

  it('is not begun for an array that has more holes than a frame has bytes', () => {
    const pair = new Pair();
    expect(() => pair.pass(new Array(2 ** 32 - 1))).toThrowError(RangeError, /Make sure/);
    expectNothingLeft(pair);
  });
});

describe('the texts beside a frame', () => {
  it('are as long together as their limit, and not one character more', () => {
    const out = new FrameWriter();
    const part = 'x'.repeat(MOST_TEXT / 2 ** 8);
    for (let i = 0; i < 2 ** 8; i++) out.attachText(part);
    expect(() => out.attachText('y')).toThrowError(RangeError, /534773761 characters.*Make sure/);
    out.rewind(0, 0, 0);
    expect(out.attachText('y')).toBe(0);
  });

  it('leave before they are many', () => {
    const { near } = new Pair();
    const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);
    for (let i = 0; i < 4; i++) void near.connection.call(to, ['x'.repeat(2 ** 19)], 'a call');
    expect(near.posted.length).toBe(2);
  });
});

describe('the arguments of a call', () => {
  it('are as many as fit into a byte, and not one more', async () => {
    const { call } = calling((args) => args.length, ANY);
    expect(await call(...new Array<number>(255).fill(1))).toBe(255);
    await expectAsync(call(...new Array<number>(256).fill(1))).toBeRejectedWithError(
      TypeError,
      /256 arguments, and at most 255.*Make sure/,
    );
  });
});

describe('nesting', () => {
  for (const [form, wrap] of [
    [ANY, (inner: unknown) => [inner]],
    [COPY, (inner: unknown) => ({ inner })],
  ] as const) {
    it(`crosses to its limit, and not one deeper: form ${String(form)}`, () => {
      const pair = new Pair();
      const deepest = nested(DEEPEST, wrap);
      expect(pair.pass(deepest, form)).toEqual(deepest);
      expect(() => pair.pass(wrap(deepest), form)).toThrowError(
        TypeError,
        /the result(\[0\]|\.inner){16}…: .*256 deep.*Make sure/,
      );
      expectNothingLeft(pair);
    });
  }

  it('of an argument is as deep as that of a result', () => {
    const { near } = new Pair();
    const { outbox, codec } = near.connection;
    const send = (depth: number) => () => {
      outbox.recordLast((out) => {
        codec.encoder.encodeAll(out, [nested(depth, (inner) => [inner])], undefined);
      });
    };
    expect(send(DEEPEST)).not.toThrow();
    expect(send(DEEPEST + 1)).toThrowError(TypeError, /argument 1/);
  });
});

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

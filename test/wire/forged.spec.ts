import { memberOperation } from '../../src/members.js';
import { PathBounds } from '../../src/path-bounds.js';
import { PLAIN_OBJECT } from '../../wire/border.js';
import { ByteReader } from '../../wire/byte-reader.js';
import { FrameWriter } from '../../wire/frame-writer.js';
import { ANY, COPY, REFERENCE } from '../../wire/form.js';
import { GET_PROPERTY, SET_PROPERTY } from '../../wire/operations.js';
import { CALL, RELEASE, TO_FUNCTION, TO_OPERATION } from '../../wire/records.js';
import * as tag from '../../wire/tags.js';
import { Pair, Side } from './pair.js';

/** What a side could write that wants more than it was given. */
describe('a forged frame', () => {
  it('reads no object that was not handed over, and none any more that was released', () => {
    const pair = new Pair();
    const objects = Array.from({ length: 5 }, () => ({}));
    for (const object of objects) pair.pass(object, REFERENCE);
    for (const handle of [0, 6, 7, 100, 0x7fffffff, 0xffffffff]) {
      expect(() => home(pair.near, handle))
        .withContext(String(handle))
        .toThrowError(/Failed to find object/);
    }
    for (const [index, object] of objects.entries()) {
      expect(home(pair.near, index + 1)).toBe(object);
    }
    accept(pair.near, (out) => {
      out.u8(RELEASE);
      out.u32(3);
      out.u32(1);
    });
    expect(() => home(pair.near, 3)).toThrowError(/it was released/);
  });

  it('frees nothing by a release of what it was not given', () => {
    const pair = new Pair();
    const object = {};
    pair.pass(object, REFERENCE);
    for (const handle of [0, 2, 0xffffffff]) {
      accept(pair.near, (out) => {
        out.u8(RELEASE);
        out.u32(handle);
        out.u32(1);
      });
    }
    expect(pair.near.connection.owned.size).toBe(1);
    expect(home(pair.near, 1)).toBe(object);
  });

  it('calls no object that is no function, constructs no class, and calls nothing it was not given', async () => {
    let made = 0;
    class Shelter {
      readonly number = ++made;
    }
    const pair = new Pair();
    pair.pass({}, REFERENCE);
    pair.pass(Shelter, REFERENCE);
    for (const handle of [1, 2]) {
      accept(pair.near, (out) => {
        writeCall(out, handle);
      });
    }
    expect(() => {
      accept(pair.near, (out) => {
        writeCall(out, 99);
      });
    }).toThrowError(/Failed to find object/);
    await pair.settle().catch(() => undefined);
    expect(made).toBe(0);
  });

  it('makes no class by its name: what it names are texts', () => {
    for (const name of ['Shelter', 'Function', 'Worker', 'constructor', '__proto__']) {
      for (const kind of [0, 6, 9, 10, 100, 255]) {
        const error = decode(new Side(), (out) => {
          out.u8(tag.ERROR);
          out.u32(1);
          out.u8(kind);
          out.text(name);
          out.text('message');
          out.text('stack');
          out.u8(0);
        }) as Error;
        const prototype = Object.getPrototypeOf(error) as object;
        expect(kind === 6 ? EvalError.prototype : Error.prototype).toBe(prototype as Error);
        expect([error.name, error.message]).toEqual([name, 'message']);
      }
    }
  });

  it('gives a plain object no prototype, and pollutes none', () => {
    const made = decode(
      new Side(),
      (out) => {
        out.tagged(tag.RECORD, 3);
        for (const key of ['__proto__', 'constructor', 'toString']) {
          out.text(key);
          out.tagged(tag.RECORD, 1);
          out.text('polluted');
          out.u8(tag.TRUE);
        }
      },
      COPY,
    ) as object;
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(Object.keys(made)).toEqual(['__proto__', 'constructor', 'toString']);
    expect('polluted' in {}).toBeFalse();
  });

  it('reads and writes no member by a name that becomes a text only where it is used', () => {
    const bounds = new PathBounds(false);
    const names: Record<string, (out: FrameWriter, name: string) => void> = {
      'an array': (out, name) => {
        out.tagged(tag.ARRAY, 1);
        out.u8(tag.TEXT);
        out.text(name);
      },
      'an object with a text': (out, name) => {
        out.u8(tag.MISFIT);
        out.u8(0);
        out.text(name);
      },
    };
    for (const [what, write] of Object.entries(names)) {
      for (const name of ['constructor', '__proto__']) {
        for (const operation of [GET_PROPERTY, SET_PROPERTY]) {
          const { connection, callees } = new Side();
          connection.owned.send(async () => Promise.resolve());
          const run = jasmine.createSpy();
          callees.set(operation, {
            parameters: undefined,
            result: ANY,
            run: (args) => {
              const outcome = () => memberOperation(operation, ANY, bounds)?.run(args);
              expect(outcome)
                .withContext(`${what}: ${name}`)
                .toThrowError(/its name is no text/);
              run();
            },
          });
          connection.accept(
            written((out) => {
              out.tagged(CALL, 0);
              out.tagged(TO_OPERATION, operation);
              out.u8(ANY);
              out.u8(3);
              out.tagged(tag.YOURS, 1);
              write(out, name);
              out.u8(tag.NULL);
            }),
            [],
          );
          expect(run).toHaveBeenCalledTimes(1);
        }
      }
    }
  });

  it('makes of an unknown variety a stand-in like any other', () => {
    const side = new Side();
    for (const variety of [PLAIN_OBJECT, 3, 77, 255]) {
      const made = decode(side, (out) => {
        out.u8(tag.OBJECT);
        out.u8(variety);
        out.u32(1000 + variety);
      });
      expect(side.connection.held.handleOf(made as object)).toBe(1000 + variety);
    }
  });
});

function home(side: Side, handle: number): unknown {
  return decode(side, (out) => {
    out.tagged(tag.YOURS, handle);
  });
}

function decode(side: Side, write: (out: FrameWriter) => void, form: 0 | 8 = ANY): unknown {
  return side.connection.codec.decoder.decode(written(write), [], form);
}

function accept(side: Side, write: (out: FrameWriter) => void): void {
  side.connection.accept(written(write), []);
}

function writeCall(out: FrameWriter, handle: number): void {
  out.tagged(CALL, 1);
  out.tagged(TO_FUNCTION, handle);
  out.u8(ANY);
  out.u8(0);
}

function written(write: (out: FrameWriter) => void): ByteReader {
  const out = new FrameWriter();
  write(out);
  return new ByteReader(out.bytes.slice(0, out.length));
}

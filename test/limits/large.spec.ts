import { call, ManagedError } from 'dotnet-worker';
import { startInThread } from '../runtime/in-thread.js';
import { messageOf, outcomeOf, rejectionOf } from '../runtime/outcome.js';
import { startWithExports, type Shared } from '../runtime/start.js';

interface Exports {
  Conformance: {
    Exported: {
      Arrays: {
        Doubles: (value: number[]) => Promise<Float64Array>;
        Objects: (value: unknown[]) => Promise<unknown[]>;
      };
      Large: {
        Bytes: (length: number) => Promise<Uint8Array>;
        DescribeBytes: (value: Uint8Array) => Promise<string>;
        Text: (first: string, length: number) => Promise<string>;
        DescribeText: (value: string) => Promise<string>;
      };
      Numbers: { Int32: (value: number) => Promise<number> };
    };
    Imported: {
      Large: Record<'ReceiveBytes' | 'SendSpan' | 'SendSegment', Sized> & {
        SendBytes: (length: number) => Promise<string>;
        SendText: (first: string, length: number) => Promise<string>;
        ReceiveText: (length: number) => Promise<string>;
      };
    };
  };
}

type Sized = (length: number) => Promise<unknown>;

const MIB = 1024 * 1024;
/** What the runtime itself takes in thread, and what it has no memory for. */
const TAKEN = 900 * MIB;
const TOO_MUCH = 1100 * MIB;
const PATIENCE_MS = 140_000;
/** In words, or by the name of the text that a trimmed runtime leaves out. */
const noMemory = /out of ?memory/i;

// A runtime does not give back the memory that it has had: each spec has one of its own.
describe('what takes gigabytes', () => {
  let shared: Shared<Exports>;
  beforeEach(async () => {
    shared = await startWithExports<Exports>({
      'large.js': {
        sameBytes: (value: Uint8Array) => value,
        makeBytes: (length: number) => marked(length),
        sameText: (value: string) => value,
        makeText: (length: number) => 'a'.padEnd(length, 'x'),
        lengthOf: ({ length }: { length: number }) => length,
      },
    });
  });
  afterEach(async () => {
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
    expect((await shared.runtime.inspect()).pendingCalls).toBe(0);
    await shared.runtime.terminate('The spec is done.');
  });
  const large = () => shared.exports.Conformance.Exported.Large;
  const imported = () => shared.exports.Conformance.Imported.Large;
  const spec = (name: string, run: () => Promise<void>) => {
    it(name, run, PATIENCE_MS);
  };

  spec('is an array of 900 MiB to C#, copied', async () => {
    expect(await large().DescribeBytes(marked(TAKEN))).toBe(`${String(TAKEN)}: 1 2`);
  });

  spec('is an array of 900 MiB to C#, given away', async () => {
    const bytes = marked(TAKEN);
    const given = call(large().DescribeBytes, { transfer: [bytes.buffer] })(bytes);
    expect(bytes.length).toBe(0);
    expect(await given).toBe(`${String(TAKEN)}: 1 2`);
  });

  spec('is an array of 900 MiB from C#', async () => {
    const bytes = await large().Bytes(TAKEN);
    expect([bytes.length, bytes[0], bytes[TAKEN - 1]]).toEqual([TAKEN, 1, 2]);
  });

  spec('is an array of 900 MiB that C# waits for', async () => {
    expect(await imported().ReceiveBytes(TAKEN)).toBe(`${String(TAKEN)}: 1 2`);
  });

  spec('is an array of 500 MiB through an import and back', async () => {
    expect(await imported().SendBytes(500 * MIB)).toBe(`${String(500 * MIB)}: 1 2`);
  });

  spec('is a Span or an ArraySegment of 900 MiB', async () => {
    expect(await imported().SendSpan(TAKEN)).toBe(TAKEN);
    expect(await imported().SendSegment(TAKEN)).toBe(TAKEN);
  });

  spec('is a Span of 1 GiB', async () => {
    expect(await imported().SendSpan(1024 * MIB)).toBe(1024 * MIB);
  });

  spec('is a Span of a byte more, which is refused', async () => {
    const error = await rejectionOf(imported().SendSpan(1024 * MIB + 1));
    expect(messageOf(error)).toMatch(/Span of 1073741825 bytes: at most 1073741824.*Make sure/);
  });

  spec('is an array that C# has no memory for', async () => {
    const error = await rejectionOf(large().DescribeBytes(marked(TOO_MUCH)));
    expect(messageOf(error)).toMatch(noMemory);
    const made = await rejectionOf(large().Bytes(TOO_MUCH));
    expect(made).toBeInstanceOf(ManagedError);
    expect(messageOf(made)).toMatch(noMemory);
  });

  spec('is an array that has no room on the way back to C#', async () => {
    const error = await rejectionOf(imported().ReceiveBytes(TOO_MUCH));
    expect(messageOf(error)).toMatch(/1073741824 fit.*Make sure/);
  });

  spec('is a text of 256 Mi characters, each way', async () => {
    const length = 256 * MIB;
    expect(await large().DescribeText('é'.padEnd(length, 'x'))).toBe(`${String(length)}: 233 120`);
    const text = await large().Text('é', length);
    expect([text.length, text[0], text[length - 1]]).toEqual([length, 'é', 'x']);
  });

  spec('is a text of 256 Mi characters that C# waits for', async () => {
    expect(await imported().ReceiveText(256 * MIB)).toBe(`${String(256 * MIB)}: 97 120`);
  });

  spec('is a text of 128 Mi characters through an import and back', async () => {
    const length = 128 * MIB;
    expect(await imported().SendText('é', length)).toBe(`${String(length)}: 233 120`);
  });

  spec('is an Array of numbers for which a frame has just no room', async () => {
    const { Arrays } = shared.exports.Conformance.Exported;
    // Each takes nine bytes there.
    const numbers = new Array<number>(16 * MIB).fill(0.5);
    expect((await Arrays.Doubles(numbers)).length).toBe(numbers.length);
    const error = await rejectionOf(Arrays.Doubles(new Array<number>(120 * MIB).fill(0.5)));
    expect(messageOf(error)).toMatch(/more than 1073741824 bytes.*Make sure/);
  });
});

/** What the table of docs/reliability.md says of C# on the page's own thread. */
describe('in thread', () => {
  const start = async (name: string) => {
    const lengthOf = ({ length }: { length: number }) => length;
    return (await startInThread<Exports>(name, { 'large.js': { lengthOf } })).Conformance;
  };
  const spec = (name: string, run: () => Promise<void>) => {
    it(name, run, PATIENCE_MS);
  };

  spec('as large an array crosses, and no larger one', async () => {
    const { Large } = (await start('taken')).Exported;
    expect(await Large.DescribeBytes(marked(TAKEN))).toBe(`${String(TAKEN)}: 1 2`);
    const other = (await start('refused')).Exported.Large;
    const refused = await outcomeOf(() => other.DescribeBytes(marked(TOO_MUCH)));
    expect(refused).toEqual({ message: jasmine.stringMatching(noMemory) as unknown as string });
  });

  spec('a longer Span crosses, and deeper arrays', async () => {
    const { Exported, Imported } = await start('further');
    expect(await Imported.Large.SendSpan(TOO_MUCH)).toBe(TOO_MUCH);
    let deep: unknown[] = [1];
    for (let depth = 1; depth < 500; depth++) deep = [deep];
    expect(await Exported.Arrays.Objects(deep)).toEqual(deep);
  });
});

/** An array that is known by its two ends. */
function marked(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes[0] = 1;
  bytes[length - 1] = 2;
  return bytes;
}

import { ByteReader } from '../../wire/byte-reader.js';
import { ANY } from '../../wire/form.js';
import { CallTarget } from '../../wire/host.js';
import { HEAD } from '../../wire/outbox.js';
import { TO_EXPORT } from '../../wire/records.js';
import { calling } from './calling.js';
import { Pair } from './pair.js';

const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);

describe('a long text', () => {
  const long = 'naïve '.repeat(10_000);

  it('rides beside a frame that leaves by message', async () => {
    const { pair, call } = calling((args) => args, ANY);
    expect(await call([long, 'short'], long)).toEqual([[long, 'short'], long]);
    void pair.near.connection.call(to, [long], 'a call');
    expect(pair.near.connection.outbox.out.beside).toEqual([long]);
    expect(pair.near.connection.outbox.out.length).toBeLessThan(100);
  });

  it('is written into the frame while the shared lane is to carry it', () => {
    const pair = new Pair();
    expect(pair.pass(long)).toBe(long);
    pair.near.connection.outbox.hold(true);
    void pair.near.connection.call(to, [long], 'a call');
    expect(pair.near.connection.outbox.out.beside).toEqual([]);
    expect(pair.near.connection.outbox.out.length).toBeGreaterThan(long.length);
  });

  it('that waits to leave goes before the shared lane has its turn', () => {
    const { near } = new Pair();
    void near.connection.call(to, [long], 'a call');
    near.connection.outbox.hold(true);
    expect(near.posted.length).toBe(1);
    expect(near.connection.outbox.isEmpty).toBeTrue();
  });

  it('that is missing beside its frame is an error', () => {
    const { near, far } = new Pair();
    far.callees.set(1, { parameters: undefined, result: ANY, run: (args) => args });
    void near.connection.call(to, [long], 'a call');
    near.connection.outbox.flush();
    const input = new ByteReader(near.posted[0]?.bytes ?? new Uint8Array());
    input.position = HEAD;
    expect(() => far.connection.accept(input, [])).toThrowError(/damaged/);
  });
});

import { ViewWrites } from '../../src/view-writes.js';
import { CallTarget } from '../../wire/host.js';
import { ANY } from '../../wire/form.js';
import { TO_EXPORT } from '../../wire/records.js';
import { Side } from '../wire/pair.js';

const to = new CallTarget(TO_EXPORT, 1, undefined, ANY);

describe('writes into views that the worker may not have seen', () => {
  let side: Side;
  let writes: ViewWrites;

  beforeEach(() => {
    side = new Side();
    writes = new ViewWrites(() => side.connection);
  });

  /** How many bytes go with the answer. */
  function carried(): number {
    const { outbox } = side.connection;
    writes.carry();
    outbox.hold(true);
    const { length } = outbox.take().bytes;
    outbox.hold(false);
    return length;
  }

  it('go with the answer, once', () => {
    const nothing = carried();
    writes.write(1, 0, Uint8Array.of(1));
    expect(carried()).toBeGreaterThan(nothing);
    expect(carried()).toBe(nothing);
  });

  it('go with the answer and not by message, however much they are', () => {
    const size = 30_000;
    writes.write(1, 0, new Uint8Array(size));
    side.connection.outbox.flush();
    const { length } = side.posted;
    expect(carried()).toBeGreaterThan(size);
    expect(side.posted.length).toBe(length);
  });

  it('do not go again when the worker is in the frame that brought them', () => {
    const nothing = carried();
    writes.write(1, 0, Uint8Array.of(1));
    side.connection.outbox.flush();
    writes.begun(side.connection.outbox.posted - 1, 1);
    expect(carried()).toBe(nothing);
  });

  it('stay behind a call of the frame that the worker is in', () => {
    const nothing = carried();
    side.connection.call(to, [], 'a call').catch(() => undefined);
    side.connection.outbox.flush();
    writes.write(1, 0, Uint8Array.of(1));
    writes.begun(side.connection.outbox.posted - 1, 0);
    expect(carried()).toBe(nothing);
    writes.acknowledge(side.connection.outbox.posted);
    writes.write(1, 0, Uint8Array.of(2));
    expect(carried()).toBeGreaterThan(nothing);
  });

  it('go with the answer after all when a write into the same segment does', () => {
    const { connection } = side;
    connection.call(to, [], 'a call').catch(() => undefined);
    connection.outbox.flush();
    writes.write(1, 0, Uint8Array.of(111));
    writes.write(2, 0, Uint8Array.of(122));
    writes.carry();
    connection.outbox.hold(true);
    writes.write(1, 0, Uint8Array.of(133));
    const bytes = [...connection.outbox.take().bytes];
    expect(bytes.filter((byte) => [111, 122, 133].includes(byte))).toEqual([111, 133]);
  });

  it('go with the answer, too, when they are behind the call of the frame that the worker is in', () => {
    const { connection } = side;
    writes.write(1, 0, Uint8Array.of(111));
    connection.call(to, [], 'a call').catch(() => undefined);
    writes.write(1, 0, Uint8Array.of(122));
    connection.outbox.flush();
    writes.begun(connection.outbox.posted - 1, 1);
    writes.carry();
    connection.outbox.hold(true);
    writes.write(1, 0, Uint8Array.of(133));
    const bytes = [...connection.outbox.take().bytes];
    expect(bytes.filter((byte) => [111, 122, 133].includes(byte))).toEqual([122, 133]);
  });
});

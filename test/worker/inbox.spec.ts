import { ByteReader } from '../../wire/byte-reader.js';
import { ANY, NOTHING } from '../../wire/form.js';
import { FrameWriter } from '../../wire/frame-writer.js';
import { HEAD } from '../../wire/outbox.js';
import { CALL, SYNC_RETURN, TO_EXPORT } from '../../wire/records.js';
import { NULL } from '../../wire/tags.js';
import { Inbox } from '../../worker/inbox.js';
import { letTurnsPass } from '../runtime/turns.js';
import { Side } from '../wire/pair.js';

describe('what arrives in the worker', () => {
  let side: Side;
  let inbox: Inbox;
  let heard: unknown[];

  beforeEach(() => {
    side = new Side();
    heard = [];
    const run = ([value]: unknown[]) => heard.push(value);
    side.callees.set(1, { parameters: undefined, result: NOTHING, run });
    inbox = new Inbox(side.connection);
  });

  it('by message acts in its order', () => {
    inbox.acceptMessage(message(1, 10, 11));
    inbox.acceptMessage(message(2, 20));
    expect(heard).toEqual([10, 11, 20]);
  });

  it('by message counts as received at its end, whatever leaves in the middle', () => {
    const counts: number[] = [];
    side.callees.set(1, {
      parameters: undefined,
      result: NOTHING,
      run: () => counts.push(side.connection.outbox.received),
    });
    inbox.acceptMessage(message(1, 10, 11));
    inbox.acceptMessage(message(2, 20));
    expect(counts).toEqual([0, 0, 1]);
    expect(side.connection.outbox.received).toBe(2);
  });

  it('by message ends with it: an answer in it, and what would follow, is no message', () => {
    const out = new FrameWriter();
    out.u32(1);
    out.u32(0);
    out.u8(SYNC_RETURN);
    out.u8(NULL);
    const bytes = out.bytes.slice(0, out.length).buffer;
    expect(() => {
      inbox.acceptMessage([bytes]);
    }).toThrowError(/damaged/);
  });

  it('with an answer of the shared lane does not act before C# is free', async () => {
    inbox.acceptMessage(message(1, 10));
    expect(carry(inbox, 1, 20, 21)).toBe(SYNC_RETURN);
    expect(heard).toEqual([10]);
    expect(inbox.hasCarried).toBeTrue();
    await letTurnsPass(1);
    expect(heard).toEqual([10, 20, 21]);
    expect(inbox.hasCarried).toBeFalse();
  });

  it('with an answer waits for the messages that were posted before it', async () => {
    carry(inbox, 2, 30);
    await letTurnsPass(2);
    inbox.acceptMessage(message(1, 10));
    await letTurnsPass(2);
    expect(heard).toEqual([10]);
    inbox.acceptMessage(message(2, 20));
    expect(heard).toEqual([10, 20, 30]);
  });

  it('with an answer goes ahead of the messages that were posted after it', () => {
    inbox.acceptMessage(message(1, 10));
    carry(inbox, 1, 20);
    inbox.acceptMessage(message(2, 30));
    expect(heard).toEqual([10, 20, 30]);
  });

  it('with several answers keeps their order, whichever could act', async () => {
    carry(inbox, 1, 20);
    carry(inbox, 1, 21);
    carry(inbox, 2, 40);
    await letTurnsPass(2);
    expect(heard).toEqual([]);
    inbox.acceptMessage(message(1, 10));
    expect(heard).toEqual([10, 20, 21]);
    inbox.acceptMessage(message(2, 30));
    expect(heard).toEqual([10, 20, 21, 30, 40]);
  });

  it('with an answer is read at once, so that the answer can build on it', () => {
    const damaged = new FrameWriter();
    damaged.u8(255);
    expect(() => inbox.acceptCarried(0, readerOf(damaged), [])).toThrowError(/unknown/);
  });
});

function message(number: number, ...values: number[]): [ArrayBuffer] {
  const out = new FrameWriter();
  out.u32(number);
  out.u32(0);
  writeCalls(out, values);
  return [out.bytes.slice(0, out.length).buffer];
}

/** Gives the kind of the record that ends the frame. */
function carry(inbox: Inbox, base: number, ...values: number[]): number | undefined {
  const out = new FrameWriter();
  out.raw(new Uint8Array(HEAD));
  writeCalls(out, values);
  out.u8(SYNC_RETURN);
  out.u8(NULL);
  const input = readerOf(out);
  input.position = HEAD;
  return inbox.acceptCarried(base, input, [])?.kind;
}

function writeCalls(out: FrameWriter, values: number[]): void {
  const { encoder } = new Side().connection.codec;
  for (const value of values) {
    out.tagged(CALL, value);
    out.tagged(TO_EXPORT, 1);
    out.u8(ANY);
    encoder.encodeAll(out, [value], undefined);
  }
}

function readerOf(out: FrameWriter): ByteReader {
  return new ByteReader(out.bytes.slice(0, out.length));
}

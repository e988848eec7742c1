import { ByteReader } from './byte-reader.js';
import type { Connection, Terminal } from './connection.js';
import type { Frame } from './outbox.js';
import { FRAME, WAITING, type SharedMemory } from './shared-memory.js';

/** How many message frames the sender had posted before this frame, and had received, and the rest of it. */
export interface TakenFrame {
  readonly base: number;
  readonly received: number;
  readonly input: ByteReader;
  readonly buffers: readonly ArrayBuffer[];
}

/**
 * Writes the outbox, which ends in a call, into shared memory. A call that does not fit throws here. With `ride` the
 * buffers are not written but returned, to go by message.
 */
export function putCall(
  connection: Connection,
  memory: SharedMemory,
  ride: boolean,
): readonly ArrayBuffer[] {
  const frame = connection.outbox.peek();
  if (!memory.reserve(ride ? bytesOf(frame) : frame)) {
    const error = tooLarge(frame, memory);
    connection.outbox.takeBackLast();
    throw error;
  }
  return put(connection, memory, frame, ride);
}

/** Writes the outbox, which ends in an answer. One that does not fit becomes the error that says so. */
export function putAnswer(
  connection: Connection,
  memory: SharedMemory,
  ride: boolean,
): readonly ArrayBuffer[] {
  let frame = connection.outbox.peek();
  if (!memory.reserve(ride ? bytesOf(frame) : frame)) {
    const error = tooLarge(frame, memory);
    connection.outbox.takeBackLast();
    // What is to be carried may be too large by itself: then it has to go by message.
    if (!memory.reserve(connection.outbox.peek())) connection.outbox.postHeld();
    connection.answers.syncThrow(error);
    frame = connection.outbox.peek();
  }
  return put(connection, memory, frame, ride);
}

function put(
  connection: Connection,
  memory: SharedMemory,
  frame: Frame,
  ride: boolean,
): readonly ArrayBuffer[] {
  const { writesTaken, outbox } = connection;
  memory.write(ride ? bytesOf(frame) : frame, {
    base: outbox.posted,
    riding: ride ? frame.buffers.length : 0,
    writes: writesTaken,
  });
  outbox.left();
  return ride ? frame.buffers : [];
}

function bytesOf({ bytes }: Frame): Frame {
  return { bytes, buffers: [] };
}

/**
 * Takes the turn: the own word waits again before the other side can ring it. `kept`: the frame must outlive the next
 * one, because code of the user's may run while it is read.
 */
export function takeFrame(memory: SharedMemory, word: number, kept = false): TakenFrame {
  Atomics.store(memory.words, word, WAITING);
  const { bytes, buffers } = memory.read(kept);
  const input = new ByteReader(bytes);
  const base = input.u32();
  const received = input.u32();
  return { base, received, input, buffers };
}

/** Hands the turn over. */
export function handOver(memory: SharedMemory, word: number): void {
  Atomics.store(memory.words, word, FRAME);
  Atomics.notify(memory.words, word);
}

/** A frame of the shared lane without the record that ends it breaks the protocol. */
export function requireTerminal(terminal: Terminal | undefined): Terminal {
  if (!terminal)
    throw new Error('Failed to read a synchronous frame: it does not end in a call or an answer.');
  return terminal;
}

function tooLarge({ bytes, buffers }: Frame, memory: SharedMemory): RangeError {
  const size = buffers.reduce((sum, buffer) => sum + buffer.byteLength, bytes.length);
  return new RangeError(
    `Failed to carry ${String(size)} bytes in a synchronous call: at most ${String(memory.limit)} fit. Make sure to send large data in parts, or by a promise.`,
  );
}

import { buffersOf, type Beside } from './beside.js';

/**
 * A message that is a frame. A short one is a text with a character for each byte, for which Chromium and Firefox take
 * less time than for a buffer, there and back.
 */
export type FrameMessage = string | [bytes: ArrayBuffer, ...beside: Beside[]];

/** What a text begins with that is a frame. Code in the worker may post texts of its own. */
const MARK = '\u0002';

/** From here on a buffer takes no longer. */
const LONGEST_TEXT = 256;

/** A buffer of less is copied faster than it is transferred. */
const TRANSFER_FROM = 1024;

const NOTHING: readonly Beside[] = [];

export function isFrameMessage(data: unknown): data is FrameMessage {
  if (typeof data === 'string') return data.startsWith(MARK);
  return Array.isArray(data) && data[0] instanceof ArrayBuffer;
}

export function frameMessage(bytes: Uint8Array, beside: readonly Beside[]): FrameMessage {
  if (beside.length > 0 || bytes.length > LONGEST_TEXT) return [bytes.slice().buffer, ...beside];
  return MARK + (Reflect.apply(String.fromCharCode, undefined, bytes) as string);
}

export function bytesOf(message: FrameMessage): Uint8Array {
  if (typeof message !== 'string') return new Uint8Array(message[0]);
  const bytes = new Uint8Array(message.length - MARK.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = message.charCodeAt(i + MARK.length);
  return bytes;
}

export function besideOf(message: FrameMessage): readonly Beside[] {
  return typeof message === 'string' ? NOTHING : message.slice(1);
}

/** What of a frame's message is to be transferred. */
export function transferOf(message: FrameMessage): ArrayBuffer[] {
  if (typeof message === 'string') return [];
  if (message.length === 1 && message[0].byteLength < TRANSFER_FROM) return [];
  return buffersOf(message);
}

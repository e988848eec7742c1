import { bufferAt, type Beside } from './beside.js';
import type { ByteReader } from './byte-reader.js';
import type { FrameWriter } from './frame-writer.js';
import { ATTACHED, BYTES } from './tags.js';
import { isGiven } from './transfer.js';
import { arrayOver, elementKind, type CopiedArray } from './typed-arrays.js';

/** Arrays from this size ride beside the frame, in the transfer list. */
const ATTACH_FROM = 32 * 1024;

/** How large a buffer has to cross with an array that crosses by value. */
export function crossingSize({ buffer, byteLength }: CopiedArray): number {
  return isGiven(buffer) ? buffer.byteLength : byteLength;
}

/** Writes an array by value; `give` says that its buffer may leave with it, uncopied. */
export function encodeArray(out: FrameWriter, array: CopiedArray, give: boolean): void {
  const kind = elementKind(array);
  const { buffer, byteOffset, byteLength } = array;
  const isMarked = isGiven(buffer);
  if (byteLength < ATTACH_FROM && !isMarked) {
    out.u8(BYTES);
    out.u8(kind);
    out.u32(byteLength);
    out.raw(new Uint8Array(buffer, byteOffset, byteLength));
    return;
  }
  const whole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
  const given = (give && whole) || isMarked;
  const attached = given
    ? (buffer as ArrayBuffer)
    : new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
  out.u8(ATTACHED);
  out.u8(kind);
  out.u32(isMarked ? out.give(attached) : out.attach(attached));
  out.u32(given ? byteOffset : 0);
  out.u32(byteLength);
}

/** Reads an array whose tag was `tag`; it owns its buffer, or shares it with the other arrays of its frame. */
export function decodeArray(
  tag: number,
  input: ByteReader,
  beside: readonly Beside[],
): CopiedArray {
  const kind = input.u8();
  if (tag === BYTES) {
    const bytes = input.copy(input.u32());
    return arrayOver(kind, bytes.buffer, 0, bytes.length);
  }
  const buffer = bufferAt(beside, input.u32());
  return arrayOver(kind, buffer, input.u32(), input.u32());
}

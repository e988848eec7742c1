/**
 * Text as bytes. A head word holds the byte length (upper 30 bits) and the encoding (lower 2), so that most
 * text costs one pass; lone surrogates, which UTF-8 cannot carry, go as UTF-16.
 */
const ASCII = 0;
const UTF8 = 1;
const UTF16 = 2;

/** Below this many units a loop beats the platform's encoder, whose call costs more than the work. */
const SHORT = 24;
const LONGEST = 0x3fffffff;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

export function isShortText(text: string): boolean {
  return text.length <= SHORT;
}

/** Writes `text` into `bytes` from `start`, and returns its head word. */
export function encodeText(text: string, bytes: Uint8Array, start: number): number {
  if (text.length <= SHORT) return encodeShort(text, bytes, start);
  const { read, written } = encoder.encodeInto(text, bytes.subarray(start));
  const isWhole = read === text.length && written <= LONGEST;
  if (isWhole && written === text.length) return head(written, ASCII);
  if (!isWellFormed(text)) return encodeUnits(text, bytes, start);
  if (!isWhole) throw new RangeError(tooLong(text.length));
  return head(written, UTF8);
}

/** Reads the text that `headWord` describes from `start`. */
export function decodeText(headWord: number, bytes: Uint8Array, start: number): string {
  const length = headWord >>> 2;
  switch (headWord & 3) {
    case ASCII:
      return length <= SHORT
        ? decodeShort(bytes, start, length)
        : decoder.decode(bytes.subarray(start, start + length));
    case UTF8:
      return decoder.decode(bytes.subarray(start, start + length));
    case UTF16:
      return decodeUnits(bytes, start, length);
    default:
      throw new Error('Failed to decode text: unknown encoding. The frame is damaged.');
  }
}

function encodeShort(text: string, bytes: Uint8Array, start: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return encodeUnits(text, bytes, start);
    bytes[start + i] = unit;
  }
  return head(text.length, ASCII);
}

function encodeUnits(text: string, bytes: Uint8Array, start: number): number {
  if (text.length * 2 > Math.min(LONGEST, bytes.length - start))
    throw new RangeError(tooLong(text.length));
  for (let i = 0, at = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[at++] = unit & 0xff;
    bytes[at++] = unit >> 8;
  }
  return head(text.length * 2, UTF16);
}

function decodeShort(bytes: Uint8Array, start: number, length: number): string {
  let text = '';
  for (let i = start; i < start + length; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

function decodeUnits(bytes: Uint8Array, start: number, length: number): string {
  const CHUNK = 4096;
  const parts: string[] = [];
  const units = new Uint16Array(bytes.slice(start, start + length).buffer);
  for (let i = 0; i < units.length; i += CHUNK) {
    parts.push(String.fromCharCode(...units.subarray(i, i + CHUNK)));
  }
  return parts.join('');
}

function isWellFormed(text: string): boolean {
  // A lone surrogate is one that no partner precedes or follows.
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

function head(length: number, encoding: number): number {
  return ((length << 2) | encoding) >>> 0;
}

function tooLong(units: number): string {
  return `Failed to send a string of ${String(units)} characters: one call carries at most 1 GiB of text. Make sure to send it in parts.`;
}

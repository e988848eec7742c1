import { builtInErrorKind, ERROR_CLASSES } from './border.js';
import type { ByteReader } from './byte-reader.js';
import type { FrameWriter } from './frame-writer.js';
import { MISFIT } from './tags.js';

const KINDS = ['object', 'function', 'symbol'];
const NO_TEXT = 3;

/**
 * Writes a value that cannot be the scalar which the signature wants. What crosses is what the marshaller's error
 * quotes of it: `typeof` and the text.
 */
export function encodeMisfit(out: FrameWriter, value: object | symbol): void {
  out.u8(MISFIT);
  try {
    const text = typeof value === 'symbol' ? (value.description ?? '') : quote(value);
    out.u8(KINDS.indexOf(typeof value));
    out.text(text);
  } catch (error) {
    // An object without a text: the marshaller's own attempt to quote it is to fail in the same way.
    out.u8(NO_TEXT);
    out.u8(error instanceof Error ? builtInErrorKind(error) : 0);
    out.text(error instanceof Error ? error.message : String(error));
  }
}

/** As the marshaller quotes it: with the default text too, where an object has no other. */
function quote(value: object): string {
  return ''.concat(value as unknown as string);
}

export function decodeMisfit(input: ByteReader): unknown {
  const kind = KINDS[input.u8()];
  if (kind === undefined) return withoutText(input.u8(), input.text());
  const text = input.text();
  const toString = () => text;
  switch (kind) {
    case 'function':
      return Object.assign(() => undefined, { toString });
    case 'symbol':
      return Symbol(text);
    default:
      return { toString };
  }
}

function withoutText(errorKind: number, message: string): object {
  const toString = () => {
    throw new (ERROR_CLASSES[errorKind] ?? Error)(message);
  };
  return { toString };
}

import type { ByteReader } from './byte-reader.js';
import type { Metadata } from './metadata.js';

const FAT = 3;

/** The instructions of a method, ECMA-335 II.25.4, without the header. */
export function codeAt(metadata: Metadata, address: number): ByteReader {
  const body = metadata.at(address, 'code of a method');
  const first = body.u8();
  if ((first & 3) !== FAT) return body.part(1, first >>> 2, 'code of a method');
  body.at = 4;
  return body.part(12, body.u32(), 'code of a method');
}

export interface Instruction {
  /** The number of the operation; those of two bytes lead with 0xfe. */
  readonly operation: number;
  /** The operand where it is a number of at most four bytes, else 0. */
  readonly operand: number;
}

/** The instructions one after the other, as they lie in the file. */
export function* instructions(code: ByteReader): Generator<Instruction> {
  while (code.left > 0) {
    const first = code.u8();
    const operation = first === 0xfe ? 0xfe00 | code.u8() : first;
    yield { operation, operand: readOperand(code, operandOf(operation)) };
  }
}

type Operand = 0 | 1 | 2 | 4 | 8 | 'switch';

function readOperand(code: ByteReader, size: Operand): number {
  switch (size) {
    case 0:
      return 0;
    case 1:
      return (code.u8() << 24) >> 24;
    case 2:
      return code.u16();
    case 4:
      return code.i32();
    case 8:
      code.skip(8);
      return 0;
    case 'switch':
      code.skip(code.u32() * 4);
      return 0;
  }
}

/** ECMA-335 III.1.2.1, by ranges of numbers with operands of one size. */
function operandOf(operation: number): Operand {
  const range = RANGES.find(([from, to]) => operation >= from && operation <= to);
  return range?.[2] ?? 0;
}

const RANGES: readonly (readonly [from: number, to: number, size: Operand])[] = [
  [0x0e, 0x13, 1],
  [0x1f, 0x1f, 1],
  [0x20, 0x20, 4],
  [0x21, 0x21, 8],
  [0x22, 0x22, 4],
  [0x23, 0x23, 8],
  [0x27, 0x29, 4],
  [0x2b, 0x37, 1],
  [0x38, 0x44, 4],
  [0x45, 0x45, 'switch'],
  [0x6f, 0x75, 4],
  [0x79, 0x79, 4],
  [0x7b, 0x81, 4],
  [0x8c, 0x8d, 4],
  [0x8f, 0x8f, 4],
  [0xa3, 0xa5, 4],
  [0xc2, 0xc2, 4],
  [0xc6, 0xc6, 4],
  [0xd0, 0xd0, 4],
  [0xdd, 0xdd, 4],
  [0xde, 0xde, 1],
  [0xfe06, 0xfe07, 4],
  [0xfe09, 0xfe0e, 2],
  [0xfe12, 0xfe12, 1],
  [0xfe15, 0xfe16, 4],
  [0xfe19, 0xfe19, 1],
  [0xfe1c, 0xfe1c, 4],
];

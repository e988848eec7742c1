import type { ByteReader } from './byte-reader.js';
import { CODED, COLUMNS, TABLES, type CodedName, type Column, type TableName } from './schema.js';

/** A row of some table; rows count from 1, as the file has them. */
export interface Row {
  readonly table: TableName;
  readonly row: number;
}

interface Layout {
  readonly rows: number;
  readonly start: number;
  readonly rowSize: number;
  readonly offsets: readonly number[];
  readonly sizes: readonly number[];
}

const NAMES = Object.keys(TABLES) as TableName[];
const ABSENT: Layout = { rows: 0, start: 0, rowSize: 0, offsets: [], sizes: [] };

/** The stream `#~`, ECMA-335 II.24.2.6: where each table lies. A cell is read when it is asked for. */
export class Tables {
  private readonly layouts = new Map<TableName, Layout>();

  constructor(private readonly stream: ByteReader) {
    stream.at = 6;
    const heapSizes = stream.u8();
    stream.skip(1);
    const valid = stream.u64();
    stream.skip(8);
    if (valid >> BigInt(NAMES.length) !== 0n) stream.fail('there are tables of an unknown kind');
    const present = NAMES.filter((name) => (valid >> BigInt(TABLES[name])) & 1n);
    const counts = new Map(present.map((name) => [name, stream.u32()]));
    // Compilers leave four bytes here under a flag of their own.
    if (heapSizes & 0x40) stream.skip(4);
    this.layOut(present, counts, heapSizes);
  }

  count(table: TableName): number {
    return this.layout(table).rows;
  }

  /** The number in a cell: a value, or an index into a heap or a table. */
  cell(table: TableName, row: number, column: number): number {
    const { rows, start, rowSize, offsets, sizes } = this.layout(table);
    const offset = offsets[column];
    if (row < 1 || row > rows || offset === undefined) {
      this.stream.fail(`row ${row} of ${table} is asked for, which has ${rows}`);
    }
    this.stream.at = start + (row - 1) * rowSize + offset;
    return sizes[column] === 2 ? this.stream.u16() : this.stream.u32();
  }

  /** The row that an index of several tables leads to, or undefined for none. */
  coded(kind: CodedName, value: number): Row | undefined {
    const targets: readonly (TableName | undefined)[] = CODED[kind];
    const bits = bitsOf(targets.length);
    const table = targets[value & ((1 << bits) - 1)];
    const row = value >>> bits;
    if (row === 0) return undefined;
    if (!table) return this.stream.fail(`${value} is no ${kind}`);
    return { table, row };
  }

  /** How `coded` reads, the other way. */
  encode(kind: CodedName, { table, row }: Row): number {
    const targets: readonly (TableName | undefined)[] = CODED[kind];
    return row * 2 ** bitsOf(targets.length) + targets.indexOf(table);
  }

  /** The rows that belong to a row of `owner`: lists run up to where the next one begins. */
  list(
    owner: TableName,
    row: number,
    column: number,
    of: TableName,
  ): readonly [from: number, to: number] {
    const end = this.count(of) + 1;
    const from = this.cell(owner, row, column);
    const to = row < this.count(owner) ? this.cell(owner, row + 1, column) : end;
    if (from < 1 || from > to || to > end) {
      this.stream.fail(
        `row ${row} of ${owner} has the rows ${from} to ${to} of ${of}, which has ${end - 1}`,
      );
    }
    return [from, to];
  }

  /** The rows whose `column` is `key`, in a table that is sorted by it. */
  matching(table: TableName, column: number, key: number): readonly [from: number, to: number] {
    const from = this.firstNotBelow(table, column, key);
    let to = from;
    while (to <= this.count(table) && this.cell(table, to, column) === key) to++;
    return [from, to];
  }

  private firstNotBelow(table: TableName, column: number, key: number): number {
    let low = 1;
    let high = this.count(table) + 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.cell(table, middle, column) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private layout(table: TableName): Layout {
    return this.layouts.get(table) ?? ABSENT;
  }

  private layOut(present: TableName[], counts: Map<TableName, number>, heapSizes: number): void {
    let start = this.stream.at;
    for (const name of present) {
      const rows = counts.get(name) ?? 0;
      const sizes = COLUMNS[name].map((column) => sizeOf(column, counts, heapSizes));
      const offsets = sizes.map((_, index) => sum(sizes.slice(0, index)));
      const rowSize = sum(sizes);
      if (start + rows * rowSize > this.stream.length) {
        this.stream.fail(`the ${rows} rows of ${name} run over its end`);
      }
      this.layouts.set(name, { rows, start, rowSize, offsets, sizes });
      start += rows * rowSize;
    }
  }
}

function sizeOf(column: Column, counts: Map<TableName, number>, heapSizes: number): number {
  switch (column) {
    case 2:
    case 4:
      return column;
    case 'string':
      return heapSizes & 1 ? 4 : 2;
    case 'guid':
      return heapSizes & 2 ? 4 : 2;
    case 'blob':
      return heapSizes & 4 ? 4 : 2;
    default:
      return column in CODED
        ? codedSize(CODED[column as CodedName], counts)
        : indexSize(counts.get(column as TableName) ?? 0, 16);
  }
}

function codedSize(
  targets: readonly (TableName | undefined)[],
  counts: Map<TableName, number>,
): number {
  const rows = targets.map((name) => (name && counts.get(name)) ?? 0);
  return indexSize(Math.max(...rows), 16 - bitsOf(targets.length));
}

function indexSize(rows: number, bits: number): number {
  return rows < 2 ** bits ? 2 : 4;
}

function bitsOf(count: number): number {
  return Math.ceil(Math.log2(count));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

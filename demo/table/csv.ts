import { call, transfer, type ManagedObject } from 'dotnet-worker';

/** What `dotnet/Table` marks with [JSExport]. */
export interface CsvExports {
  Csv: {
    Sample: (rows: number) => Promise<Uint8Array<ArrayBuffer>>;
    Columns: (start: Uint8Array) => Promise<string[]>;
    Proposal: (start: Uint8Array) => Promise<Int32Array>;
    Summarize: (
      csv: Uint8Array,
      group: number,
      value: number,
      report: (fraction: number) => void,
    ) => Promise<ManagedObject>;
    Names: (summary: ManagedObject, most: number) => Promise<string[]>;
    Figures: (summary: ManagedObject, most: number) => Promise<Float64Array>;
    Ended: () => Promise<void>;
  };
}

// Enough for the names of the columns and some rows.
const startLength = 65_536;

/** The columns of a file, and those that C# would choose. */
export interface Columns {
  readonly names: readonly string[];
  readonly group: number;
  readonly value: number;
}

export async function columnsOf({ Csv }: CsvExports, file: Blob): Promise<Columns> {
  const start = new Uint8Array(await file.slice(0, startLength).arrayBuffer());
  const [names, [group = 0, value = 0]] = await Promise.all([
    Csv.Columns(start),
    Csv.Proposal(start),
  ]);
  return { names, group, value };
}

export interface Summary {
  readonly rows: number;
  /** Rows without a number where one should be. */
  readonly unreadable: number;
  readonly groupCount: number;
  /** The groups with the largest sums. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly name: string;
  readonly rows: number;
  readonly sum: number;
  readonly least: number;
  readonly greatest: number;
}

/** How a file is to be read. */
export interface Question {
  readonly group: number;
  readonly value: number;
  /** The most groups to come back. */
  readonly most: number;
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

/** Has C# read a file; the bytes are given away. Rejects as soon as the signal is aborted. */
export async function summaryOf(
  { Csv }: CsvExports,
  file: Blob,
  { group, value, most, signal, report }: Question,
): Promise<Summary> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const given = transfer(bytes, [bytes.buffer]);
  const summary = await call(Csv.Summarize, { signal })(given, group, value, report);
  try {
    const [names, figures] = await Promise.all([
      Csv.Names(summary, most),
      Csv.Figures(summary, most),
    ]);
    return read(names, figures);
  } finally {
    // It stays in the memory of C# as long as the page holds it.
    summary.dispose();
  }
}

function read(names: readonly string[], figures: Float64Array): Summary {
  const [rows = 0, unreadable = 0, groupCount = 0] = figures;
  const groups = names.map((name, index) => {
    const [count = 0, sum = 0, least = 0, greatest = 0] = figures.subarray(3 + 4 * index);
    return { name, rows: count, sum, least, greatest };
  });
  return { rows, unreadable, groupCount, groups };
}

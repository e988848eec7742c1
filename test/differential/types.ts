import table from './types.json';
import { positions, type Family, type Position } from './positions.js';

/** A type of the table, as `[JSExport]` and `[JSImport]` declare it. */
export interface Row {
  readonly name: string;
  readonly cs: string;
  readonly values: readonly string[];
  readonly nullable?: boolean;
  readonly array?: boolean;
  readonly elementOf?: string;
}

export type Setting = Family | 'nullable' | 'array element';

/** A type in a position: either a class of C# stands for it, or there is a reason why none can. */
export interface Cell {
  readonly row: Row;
  readonly setting: Setting;
  readonly position: Position;
  /** The C# class under `Conformance.Positions`. */
  readonly className: string;
  /** The C# values that it sends. */
  readonly sent: readonly string[];
  readonly refusal?: Refusal;
}

/** Why no C# can be written for a cell, and for which type. */
export interface Refusal {
  readonly reason: string;
  readonly type: string;
}

const contents: readonly Row[] = table.contents;
const wholes: readonly Row[] = table.wholes;

export const rows: readonly Row[] = [...contents, ...wholes];

const settings: readonly Setting[] = [
  'itself',
  'delegate',
  'Task content',
  'nullable',
  'array element',
];

/** Every type in every position, by construction: none is left out. */
export const cells: readonly Cell[] = rows.flatMap((row) =>
  settings.flatMap((setting) => cellsOf(row, setting)),
);

/** The number of one of C#'s own values, by its source. */
export function sourceIndex(rowName: string, source: string): number {
  const index = rows.find(({ name }) => name === rowName)?.values.indexOf(source) ?? -1;
  if (index < 0) throw new Error(`Failed to find the value ${source}: ${rowName} has none.`);
  return index;
}

function cellsOf(row: Row, setting: Setting): Cell[] {
  const family = setting === 'nullable' || setting === 'array element' ? 'itself' : setting;
  const source = classFor(row, setting);
  return positions
    .filter((position) => position.family === family)
    .map((position) => ({ row, setting, position, ...source }));
}

function classFor(row: Row, setting: Setting): Pick<Cell, 'className' | 'sent' | 'refusal'> {
  const own = { className: `Of${row.name}`, sent: row.values };
  const isWhole = wholes.includes(row);
  switch (setting) {
    case 'itself':
      return own;
    case 'nullable':
      if (row.nullable)
        return { className: `OfNullable${row.name}`, sent: ['null', ...row.values] };
      return { ...own, refusal: whyNotNullable(row) };
    case 'array element': {
      const array = wholes.find(({ elementOf }) => elementOf === row.name);
      if (array) return { className: `Of${array.name}`, sent: array.values };
      return { ...own, refusal: refused(`${row.cs}[]`) };
    }
    default: {
      const type = setting === 'delegate' ? `Action<${row.cs}>` : `Task<${row.cs}>`;
      return isWhole ? { ...own, refusal: refused(type) } : own;
    }
  }
}

function whyNotNullable({ cs }: Row): Refusal {
  if (cs.endsWith('?')) {
    return { reason: 'null is among the values of the type itself', type: cs };
  }
  if (cs.startsWith('Span')) return { reason: 'C# has no such type (CS0306)', type: `${cs}?` };
  return refused(`${cs}?`);
}

function refused(type: string): Refusal {
  return { reason: 'the generator of C# refuses the type (SYSLIB1072)', type };
}

import { dotnetVersion } from '../runtime/start.js';
import { madeFor, outcome, type Case } from './case.js';
import { abridged } from './portrait.js';
import type { Side } from './side.js';
import { cells } from './types.js';

/** Why a case does not run in thread, and what it must come to off thread; without that it runs on neither side. */
export interface OneSided {
  readonly reason: string;
  readonly expected?: RegExp;
}

const ENDS_RUNTIME = 'ends the runtime in thread; here an error, and C# answers afterwards:';

/** What would end the in-thread runtime, or would never end in either. */
export async function onlyOffThread(each: Case, here: Side): Promise<OneSided | undefined> {
  const { cell, value } = each;
  const { position, row } = cell;
  if (position.asPromise === 'rejected') return rejection(...(await madeFor(value, here)));
  if (position.asPromise === 'fulfilled' || isBarePromise(each)) return fulfilment(each, here);
  if (cell.setting === 'Task content' && row.name === 'Object' && losesItsType(value.name)) {
    if (dotnetVersion === 8 && value.name.startsWith('Task.')) return taskIn8;
    return position.isPending ? undefined : lost;
  }
  if (dotnetVersion === 8 && row.name.startsWith('Segment') && value.name === 'default') {
    return {
      reason:
        'is a window on any memory, with the handle of any object, in thread and here: default(ArraySegment) of .NET 8',
    };
  }
  if (position.isPending) return pending(each, here);
  if (cell.setting === 'itself' && row.name.startsWith('Segment') && position.into === 'C#') {
    return segment(...(await madeFor(value, here)));
  }
  return undefined;
}

/** C# by itself refuses arrays of other elements. A faulted Task has no content, and .NET 8 ends by it. */
function losesItsType(source: string): boolean {
  if (source.startsWith('Task.')) return dotnetVersion === 8 || !source.includes('FromException');
  return /^new( byte| object\?)?\[/.test(source) && !source.includes('1L');
}

const lost: OneSided = {
  reason: `${ENDS_RUNTIME} a Task<object> of C# that is completed with an array or a Task`,
  expected: /threw Error Error: Failed to pass a Task<object>: it is completed with an/,
};

const taskIn8: OneSided = {
  reason: 'never settles in .NET 8, in thread and here: a Task<object> of C# that holds a Task',
};

function isBarePromise({ cell, value }: Case): boolean {
  return (
    cell.setting === 'Task content' && cell.position.into === 'C#' && value.name === 'a promise'
  );
}

function rejection(value: unknown): OneSided | undefined {
  if (value === undefined || value === null) return dotnetVersion === 8 ? withoutText : undefined;
  const text = textOf(value);
  if (text === '' && dotnetVersion === 8) return withoutText;
  if (typeof value === 'string') return undefined;
  if (typeof value === 'object' && text !== undefined) return undefined;
  return {
    reason: `${ENDS_RUNTIME} a promise that rejects with what is neither a string nor an object with a text`,
    expected:
      typeof value === 'object' || typeof value === 'function' ? CAUGHT : caught(text ?? ''),
  };
}

/** What ends .NET 8 in thread, and not the later ones. */
const withoutText: OneSided = {
  reason: `${ENDS_RUNTIME} a promise that rejects with nothing, or with what has an empty text`,
  expected: /^string "threw JSException: /,
};

/** A promise must not be fulfilled with what its type refuses as an argument; the words are those of the argument. */
async function fulfilment(each: Case, here: Side): Promise<OneSided | undefined> {
  const argument = cells.find(
    ({ row, setting, position }) =>
      row === each.cell.row && setting === 'itself' && position.name === 'export argument',
  );
  const value =
    each.value.name === 'a promise' ? { name: 'its content', make: () => 7 } : each.value;
  const plain = argument && (await outcome({ cell: argument, value }, here));
  if (!plain?.startsWith('threw ')) return undefined;
  const message = /^threw Error Error: (.*)$/s.exec(plain)?.[1];
  return {
    reason: `${ENDS_RUNTIME} a promise fulfilled with what the content of its Task refuses`,
    expected: exception(each) ?? (message === undefined ? CAUGHT : caught(message)),
  };
}

/** What deviates elsewhere too: see deviations.ts. */
function exception({ cell, value }: Case): RegExp | undefined {
  if (cell.row.name === 'Char' && /^"(.|\\u....)"$/.test(value.name)) return /^string "Char \d+"$/;
  if (value.name.startsWith('a disposed ')) return CAUGHT;
  return value.name === 'a delegate of C#' ? CAUGHT : undefined;
}

async function pending(each: Case, here: Side): Promise<OneSided | undefined> {
  const ripe = cells.find(
    ({ row, position, setting }) =>
      row === each.cell.row &&
      setting === each.cell.setting &&
      position.name === each.cell.position.name.replace('pending', 'completed'),
  );
  const outcomeOfRipe = ripe && (await outcome({ cell: ripe, value: each.value }, here));
  if (!outcomeOfRipe?.includes('threw')) return undefined;
  return { reason: 'a pending Task whose value cannot cross never settles, in thread and here' };
}

function segment(value: unknown): OneSided | undefined {
  if (value === null || value === undefined) return undefined;
  if ((typeof value === 'object' || typeof value === 'function') && 'isDisposed' in value) {
    return undefined;
  }
  return {
    reason: `${ENDS_RUNTIME} anything but an ArraySegment of C# for an ArraySegment`,
    expected: /Only roundtrip of ArraySegment instance created by C#|a symbol cannot cross/,
  };
}

/** Any error of the page, caught by C#. */
const CAUGHT = /^string "(threw )?JSException: /;

/** An error with this text, caught by C#. */
function caught(text: string): RegExp {
  // A lone surrogate does not leave C#.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(text));
  const words = JSON.stringify(abridged(`threw JSException: Error: ${wellFormed}`));
  return new RegExp(`^string ${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

function textOf(value: unknown): string | undefined {
  try {
    return Object(value) === value ? (value as { toString(): string }).toString() : String(value);
  } catch {
    return undefined;
  }
}

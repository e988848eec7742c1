import { dotnetVersion } from '../runtime/start.js';
import type { Case } from './case.js';

interface Deviation {
  readonly reason: string;
  readonly applies: (each: Case, inThread: string, offThread: string) => boolean;
}

/** Where the two differ on purpose. Each is recognised by its case and by both outcomes. */
const deviations: readonly Deviation[] = [
  {
    reason: 'a string of one character is accepted as a Char',
    applies: ({ cell, value }, inThread, offThread) =>
      cell.row.name === 'Char' &&
      /^"(.|\\u....)"$/.test(value.name) &&
      inThread.includes('Value is not an integer') &&
      !offThread.includes('threw'),
  },
  {
    reason:
      'a symbol inside an array cannot cross where its type is not known; the page says so before the marshaller looks',
    applies: (_case, inThread, offThread) =>
      inThread.includes('threw') && offThread.includes('a symbol cannot cross to another thread'),
  },
  {
    reason: 'what was disposed of is refused before the marshaller looks at its type',
    applies: ({ value }, inThread, offThread) =>
      value.name.includes('a disposed ') &&
      (offThread.includes('Assert failed: ObjectDisposedException') ||
        offThread === inThread.replace('JSException: ', 'JSException: Error: ')),
  },
  {
    reason: 'the text quotes the source of a delegate, which is each side’s own',
    applies: ({ value }, inThread, offThread) =>
      value.name.includes('a delegate of C#') && withoutQuote(inThread) === withoutQuote(offThread),
  },
  {
    reason:
      'what an object without a text makes of an attempt to read it is worded by the code that tries',
    applies: ({ value }, inThread, offThread) =>
      value.name.endsWith('an object without a prototype') &&
      [inThread, offThread].every((words) => words.includes('TypeError: ')),
  },
  {
    reason: 'an error of a class that only one engine has arrives as an Error of that name',
    applies: (_case, inThread, offThread) =>
      inThread.replace('InternalError InternalError', 'Error InternalError') === offThread,
  },
  {
    reason:
      'a Task import does not wait for the page: C# has its Task at once, what is no promise fails it and null completes it',
    applies: ({ cell }, inThread, offThread) =>
      cell.position.name.startsWith('import result') &&
      (cell.row.name === 'Task'
        ? /"(null|threw JSException: Error: Assert failed: Value is not a Promise)"/.test(
            inThread,
          ) && offThread === 'string "Task WaitingForActivation"'
        : inThread.includes('NullReference') && !offThread.includes('threw')),
  },
];

/** The reason why the two outcomes of a case differ; undefined where they are the same, or differ without one. */
export function deviationOf(each: Case, inThread: string, offThread: string): string | undefined {
  if (inThread === offThread) return undefined;
  const later = dotnetVersion === 8 ? withNoResult(each, inThread) : inThread;
  if (later === offThread) return NO_RESULT;
  return deviations.find(({ applies }) => applies(each, later, offThread))?.reason;
}

const NO_RESULT =
  'a method or a Task without a result gives undefined, where .NET 8 gives null in thread';

/** What the versions after .NET 8 give. A case in which the page gets something calls a method without a result. */
function withNoResult({ cell }: Case, words: string): string {
  const called = words.replace(/^null(?=; the page got )/, 'undefined undefined');
  return cell.row.name === 'Task'
    ? called.replace(/(^|a promise: )null$/, '$1undefined undefined')
    : called;
}

function withoutQuote(words: string): string {
  return words.replace(/(Value is not an? \w+: |for function ).*/s, '$1');
}

import type { Method, Methods, Side } from './side.js';

/** Where a value crosses. */
export interface Position {
  readonly name: string;
  readonly family: Family;
  /** A value of the page that C# takes, or one of C# that the page gets. */
  readonly into: 'C#' | 'page';
  /** Runs a case; `value` is the page's value, or the number of C#'s. */
  readonly run: (side: Side, methods: Methods, value: unknown) => Promise<string>;
  /** A promise that is fulfilled or rejected with the value crosses, not the value. */
  readonly asPromise?: 'fulfilled' | 'rejected';
  /** C# gives a Task that is still pending. */
  readonly isPending?: boolean;
}

export type Family = 'itself' | 'delegate' | 'Task content';

export const positions: readonly Position[] = [
  into('C#', 'itself', 'export argument', (side, { TakeArgument }, value) =>
    side.attempt(() => TakeArgument?.(value)),
  ),
  into('C#', 'itself', 'import result', (side, { AskResult }, value) => {
    side.give = () => value;
    return side.attempt(() => AskResult?.());
  }),
  into('C#', 'itself', 'export argument and result', (side, { RoundTrip }, value) =>
    side.attempt(() => RoundTrip?.(value)),
  ),
  into('page', 'itself', 'export result', (side, { GiveResult }, index) =>
    side.attempt(() => GiveResult?.(index)),
  ),
  into('page', 'itself', 'import argument', (side, { SendArgument }, index) =>
    side.attemptAndSee(() => SendArgument?.(index)),
  ),

  into(
    'C#',
    'delegate',
    'result of a page function given to an export',
    (side, { CallFunc }, value) => side.attempt(() => CallFunc?.(() => value)),
  ),
  into(
    'C#',
    'delegate',
    'result of a page function that an import returned',
    (side, methods, value) => {
      side.give = () => () => value;
      return side.attempt(() => methods['CallImportedFunc']?.());
    },
  ),
  into(
    'C#',
    'delegate',
    'argument of a delegate that an export returned',
    async (side, methods, value) => {
      const taker = (await methods['GetTaker']?.()) as Method;
      return side.attempt(() => taker(value));
    },
  ),
  into(
    'C#',
    'delegate',
    'argument of a delegate lent to an import',
    (side, { LendTaker }, value) => {
      side.use = (taker) => side.attempt(() => taker(value));
      return side.attemptAndSee(() => LendTaker?.());
    },
  ),
  into(
    'page',
    'delegate',
    'argument of a page function given to an export',
    (side, methods, index) =>
      side.attemptAndSee(() => methods['CallAction']?.(side.modules['positions.js'].take, index)),
  ),
  into(
    'page',
    'delegate',
    'argument of a page function that an import returned',
    (side, methods, index) => {
      side.give = () => side.modules['positions.js'].take;
      return side.attemptAndSee(() => methods['CallImportedAction']?.(index));
    },
  ),
  into(
    'page',
    'delegate',
    'result of a delegate that an export returned',
    async (side, methods, index) => {
      const giver = (await methods['GetGiver']?.()) as Method;
      return side.attempt(() => giver(index));
    },
  ),
  into(
    'page',
    'delegate',
    'result of a delegate lent to an import',
    (side, { LendGiver }, index) => {
      side.use = (giver) => side.attempt(() => giver(index));
      return side.attemptAndSee(() => LendGiver?.());
    },
  ),

  into('C#', 'Task content', 'import result, the bare value', (side, { AskTask }, value) => {
    side.give = () => value;
    return side.attempt(() => AskTask?.());
  }),
  ...(['fulfilled', 'rejected'] as const).flatMap((asPromise) => [
    {
      ...into(
        'C#',
        'Task content',
        `export argument, ${asPromise}`,
        (side, { TakeTask }, promise) => side.attempt(() => TakeTask?.(promise)),
      ),
      asPromise,
    },
    {
      ...into('C#', 'Task content', `import result, ${asPromise}`, (side, { AskTask }, promise) => {
        side.give = () => promise;
        return side.attempt(() => AskTask?.());
      }),
      asPromise,
    },
  ]),
  ...[false, true].flatMap((isPending) => [
    {
      ...into(
        'page',
        'Task content',
        `export result, ${ripeness(isPending)}`,
        (side, methods, index) => side.attempt(() => methods['GetTask']?.(index, isPending)),
      ),
      isPending,
    },
    {
      ...into(
        'page',
        'Task content',
        `import argument, ${ripeness(isPending)}`,
        (side, methods, index) => side.attemptAndSee(() => methods['SendTask']?.(index, isPending)),
      ),
      isPending,
    },
  ]),
];

function into(into: 'C#' | 'page', family: Family, name: string, run: Position['run']): Position {
  return { name, family, into, run };
}

function ripeness(isPending: boolean): string {
  return isPending ? 'pending' : 'completed';
}

/** Echo exports: each method of the C# class gives back what it was given. */
export type EchoClass = Record<string, (value: unknown) => Promise<unknown>>;

/**
 * Where a value turns round: `Exported` in C#, `Imported` in the page's import `same`, to which C#
 * passes it on. Both have the same classes and methods.
 */
export const directions = ['Exported', 'Imported'] as const;

export type Direction = (typeof directions)[number];

export interface EchoExports {
  Conformance: Record<Direction, Record<string, EchoClass>>;
}

/** A page function that is imported by C# with every signature there is; it notes what it got. */
export class Mirror {
  readonly seen: unknown[] = [];
  readonly module = {
    same: (value: unknown): unknown => {
      this.seen.push(value);
      return value;
    },
  };

  get last(): unknown {
    return this.seen.at(-1);
  }
}

export async function echo(
  exports: EchoExports,
  direction: Direction,
  path: string,
  value: unknown,
): Promise<unknown> {
  const [className = '', methodName = ''] = path.split('.');
  const method = exports.Conformance[direction][className]?.[methodName];
  if (!method) throw new Error(`There is no export ${direction}.${path}.`);
  return method(value);
}

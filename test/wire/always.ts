import * as fc from 'fast-check';

/** Expects that a property holds; a counterexample is reported with the seed that repeats it. */
export async function always<Ts>(
  property: fc.IRawProperty<Ts>,
  parameters: fc.Parameters<Ts> = {},
): Promise<void> {
  const details = await fc.check(property as fc.IAsyncProperty<Ts>, {
    includeErrorInReport: true,
    ...parameters,
  });
  const report = await fc.asyncDefaultReportMessage(details);
  expect(details.failed)
    .withContext(report ?? '')
    .toBeFalse();
}

/** Fails a property unless the two read the same: -0 is not 0, NaN is NaN, and classes count. */
export function requireSame(actual: unknown, expected: unknown): void {
  const [seen, wanted] = [fc.stringify(actual), fc.stringify(expected)];
  if (seen !== wanted) throw new Error(`Got ${seen} instead of ${wanted}.`);
}

/** Fails a property. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It does not hold that ${what}.`);
}

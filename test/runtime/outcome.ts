/** What a call came to, so that specs can compare values and refusals alike. */
export type Outcome = { value: unknown } | { message: string };

export async function outcomeOf(call: () => unknown): Promise<Outcome> {
  try {
    return { value: await call() };
  } catch (error) {
    return { message: messageOf(error) };
  }
}

/** The rejection of a call that must not succeed. */
export async function rejectionOf(call: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    return error;
  }
  throw new Error(`A call that must fail gave ${String(value)}.`);
}

/** What was thrown; undefined when nothing was. */
export function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

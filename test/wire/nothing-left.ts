import type { Pair } from './pair.js';

export function expectNothingLeft(pair: Pair): void {
  const { outbox, owned } = pair.near.connection;
  expect(outbox.isEmpty).toBeTrue();
  expect(outbox.out.beside).toEqual([]);
  expect(owned.size).toBe(0);
}

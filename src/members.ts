import type { Callee } from '../wire/connection.js';
import { ANY } from '../wire/form.js';
import { GET_PROPERTY, HAS_PROPERTY, SET_PROPERTY, TYPE_OF_PROPERTY } from '../wire/operations.js';

type Members = Record<string, unknown>;

const members: readonly (readonly [id: number, run: (self: Members, name: string, value: unknown) => unknown])[] = [
  [GET_PROPERTY, (self, name) => self[name]],
  [SET_PROPERTY, (self, name, value) => { self[name] = value; }],
  [HAS_PROPERTY, (self, name) => name in self],
  [TYPE_OF_PROPERTY, (self, name) => typeof self[name]],
];

/** The members of a `JSObject`, for an object that lives on the page. */
export const memberOperations: ReadonlyMap<number, Callee> = new Map(
  members.map(([id, run]) => [
    id,
    {
      parameters: undefined,
      result: ANY,
      run: ([self, name, value]: unknown[]) => run(self as Members, name as string, value),
    },
  ]),
);

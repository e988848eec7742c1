import type { Callee } from '../wire/host.js';
import type { Form } from '../wire/form.js';
import { GET_PROPERTY, HAS_PROPERTY, SET_PROPERTY, TYPE_OF_PROPERTY } from '../wire/operations.js';

type Members = Record<string, unknown>;

const members = new Map<number, (self: Members, name: string, value: unknown) => unknown>([
  [GET_PROPERTY, (self, name) => self[name]],
  [
    SET_PROPERTY,
    (self, name, value) => {
      self[name] = value;
    },
  ],
  [HAS_PROPERTY, (self, name) => name in self],
  [TYPE_OF_PROPERTY, (self, name) => typeof self[name]],
]);

/** A member access of `JSObject`, for an object that lives on the page; `result` is the type C# asked for. */
export function memberOperation(id: number, result: Form): Callee | undefined {
  const run = members.get(id);
  return (
    run && {
      parameters: undefined,
      result,
      run: ([self, name, value]) => run(self as Members, name as string, value),
    }
  );
}

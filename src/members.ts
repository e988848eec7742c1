import type { Callee } from '../wire/host.js';
import type { Form } from '../wire/form.js';
import type { PathBounds } from './path-bounds.js';
import { GET_PROPERTY, HAS_PROPERTY, SET_PROPERTY, TYPE_OF_PROPERTY } from '../wire/operations.js';

type Members = Record<string, unknown>;

type Member = (self: Members, name: string, value: unknown, bounds: PathBounds) => unknown;

const members = new Map<number, Member>([
  [GET_PROPERTY, (self, name, _value, bounds) => bounds.read(self, name, () => memberName(name))],
  [
    SET_PROPERTY,
    (self, name, value, bounds) => {
      bounds.write(self, name, value, () => memberName(name));
    },
  ],
  [HAS_PROPERTY, (self, name) => name in self],
  [TYPE_OF_PROPERTY, (self, name) => typeof self[name]],
]);

/** A member access of `JSObject`, for an object that lives on the page; `result` is the type C# asked for. */
export function memberOperation(id: number, result: Form, bounds: PathBounds): Callee | undefined {
  const run = members.get(id);
  return (
    run && {
      parameters: undefined,
      result,
      run: ([self, name, value]) => run(self as Members, requireText(name), value, bounds),
    }
  );
}

/** A name of any other kind becomes a text only where it is used, behind the checks of its path. */
function requireText(name: unknown): string {
  if (typeof name === 'string') return name;
  throw new TypeError(
    'Failed to reach a member of an object of the page: its name is no text. The frame is damaged.',
  );
}

function memberName(name: string): string {
  return `${name} of an object of the page`;
}

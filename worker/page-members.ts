import type { Connection } from '../wire/connection.js';
import { ANY } from '../wire/form.js';
import { CallTarget } from '../wire/host.js';
import { GET_PROPERTY, HAS_PROPERTY, SET_PROPERTY, TYPE_OF_PROPERTY } from '../wire/operations.js';
import { TO_OPERATION } from '../wire/records.js';
import type { Bindings } from './bindings.js';
import type { RuntimeApi } from './dotnet-js.js';
import type { PageCalls } from './page-calls.js';
import { PageObject } from './page-object.js';

type Member = (self: object, ...rest: unknown[]) => unknown;

const MEMBERS = [
  ['get_property', GET_PROPERTY],
  ['set_property', SET_PROPERTY],
  ['has_property', HAS_PROPERTY],
  ['get_typeof_property', TYPE_OF_PROPERTY],
] as const;

/**
 * Sends the members of `JSObject` to the page where the object lives there. C# reaches each of them by an import
 * of `INTERNAL`, bound with a signature of its own for each type, so the replacement answers to `bind`.
 */
export function serveMembers(
  api: RuntimeApi,
  connection: Connection,
  calls: PageCalls,
  bindings: Bindings,
): void {
  const internal = api.INTERNAL as Record<string, unknown>;
  for (const [name, operation] of MEMBERS) {
    const local = internal[name] as Member | undefined;
    if (!local) continue;
    const replacement = () => undefined;
    const bind = (): Member => {
      const signature = bindings.current?.signature;
      const to = new CallTarget(
        TO_OPERATION,
        operation,
        signature?.parameters,
        signature?.result ?? ANY,
      );
      return (self, ...rest) => {
        if (connection.held.handleOf(self) !== undefined) {
          return calls.callSync(to, [self, ...rest], `${name} of an object of the page`);
        }
        if (self instanceof PageObject) throw new Error('Assert failed: ObjectDisposedException');
        return local(self, ...rest);
      };
    };
    internal[name] = Object.assign(replacement, { bind });
  }
}

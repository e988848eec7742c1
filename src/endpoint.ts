import { createEndpoint as endpointSymbol, expose, releaseProxy as releaseSymbol } from 'comlink';
import { facade } from '../wire/facade.js';
import type { AssemblyExports } from './exports.js';

function openEndpoint(exports: object): MessagePort {
  const { port1, port2 } = new MessageChannel();
  expose(facade(exports), port1);
  return port2;
}

/** A function that is also, as a property key, Comlink's symbol of the same name. */
export type EndpointMaker = typeof openEndpoint & typeof endpointSymbol;

/**
 * Gives another worker or frame a way to the exports: a stock `Comlink.wrap(port)` there calls them. Values, arrays,
 * Tasks and Actions cross; each call goes through this page, so that it ends in an error when the runtime has died.
 * As a property key it is Comlink's symbol of the same name: `exports[createEndpoint]()`.
 *
 * @param exports - what `getAssemblyExports` gave, or a part of it
 * @returns a port to be transferred to the other side
 */
export const createEndpoint = Object.assign(openEndpoint, {
  [Symbol.toPrimitive]: () => endpointSymbol,
}) as unknown as EndpointMaker;

/** Comlink's symbol of the same name, which the exports answer to: `exports[releaseProxy]()` does nothing. */
export const releaseProxy: typeof releaseSymbol = releaseSymbol;

/** Adds Comlink's two symbols to the root of the exports, where a `for` loop does not see them. */
export function markEndpoints(exports: AssemblyExports): AssemblyExports {
  return Object.defineProperties(exports, {
    [endpointSymbol]: { value: () => Promise.resolve(openEndpoint(exports)) },
    [releaseSymbol]: { value: () => undefined },
  });
}

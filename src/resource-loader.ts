import { transfer } from '../wire/transfer.js';

/**
 * Asked for each file of the runtime, on the page: gives another URL, the file itself, or nothing for the default.
 * For the type `dotnetjs` only a URL will do. The meaning of dotnet.js's `LoadBootResourceCallback`.
 */
export type ResourceLoader = (
  type: string,
  name: string,
  defaultUri: string,
  integrity: string,
  behavior: string,
) => string | Response | Promise<string | Response | null | undefined> | null | undefined;

/** What crosses of a response. */
export interface ResponseParts {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/**
 * Makes a loader's answer fit to cross: a relative URL becomes absolute, a response its parts. Wasm that a pool has
 * compiled for all of its runtimes crosses as it is; its type is as good as none, so a loader's does not name it.
 */
export function crossingLoader(loader: ResourceLoader, resolve: (url: string) => string) {
  return async (
    ...asked: Parameters<ResourceLoader>
  ): Promise<string | ResponseParts | WebAssembly.Module | null> => {
    const answer = await loader(...asked);
    if (typeof answer === 'string') return resolve(answer);
    // Every object has the type of a module: only of what is unknown does the test narrow nothing else away.
    const compiled: unknown = answer;
    if (compiled instanceof WebAssembly.Module) return compiled;
    return answer ? partsOf(answer) : null;
  };
}

async function partsOf(response: Response): Promise<ResponseParts> {
  const { status, statusText } = response;
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers];
  return { status, statusText, headers, body: transfer(body, [body.buffer]) };
}

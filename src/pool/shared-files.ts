import { findMemory, markShared } from '../../wire/wasm-memory.js';
import { assetRequest } from '../../wire/asset-request.js';
import type { ResourceLoader } from 'dotnet-worker';

/** `fetch`, or what does its work. */
type Load = (url: string, init: RequestInit) => Promise<Response>;

type Asked = Parameters<ResourceLoader>;

/** A file that has been fetched, or wasm that has been compiled. */
type Kept =
  | { readonly bytes: ArrayBuffer; readonly init: ResponseInit }
  | { readonly compiled: WebAssembly.Module };

/** Types of files that only the worker itself can load, by URL. */
const LOADED_THERE = ['dotnetjs', 'manifest'];

/**
 * The files of `_framework`, fetched once for all runtimes of a pool. The wasm of the runtime is compiled once, and
 * the engine shares its code among the workers.
 */
export class SharedFiles {
  private readonly files = new Map<string, Promise<Kept>>();

  /**
   * A loader that answers from what has been fetched; `own` is the page's, asked once for each file. `sharesHeap`: for
   * runtimes that share their memory with the page.
   */
  over(own: ResourceLoader | undefined, load: Load, sharesHeap: boolean): ResourceLoader {
    return async (...asked: Asked): Promise<string | Response | null | undefined> => {
      const [type, , uri] = asked;
      if (LOADED_THERE.includes(type)) return own?.(...asked);
      const key = `${type} ${uri}`;
      const file =
        this.files.get(key) ?? keep(own, asked, load, sharesHeap ? compileShared : compile);
      this.files.set(key, file);
      try {
        return answerOf(await file);
      } catch {
        // The worker fetches it then, and says what is wrong in the words of dotnet.js.
        this.files.delete(key);
        return null;
      }
    };
  }
}

function answerOf(kept: Kept): Response {
  // The type of a loader does not name compiled wasm; the one that crosses to the worker takes it.
  if ('compiled' in kept) return kept.compiled as unknown as Response;
  return new Response(kept.bytes, kept.init);
}

async function keep(
  own: ResourceLoader | undefined,
  asked: Asked,
  load: Load,
  compileWasm: (response: Response) => Promise<WebAssembly.Module>,
): Promise<Kept> {
  const [type, name, uri, integrity] = asked;
  const answer = (await own?.(...asked)) ?? uri;
  const response =
    typeof answer === 'string' ? await load(answer, assetRequest(integrity)) : answer;
  if (!response.ok) throw new Error(`Failed to fetch ${name}: ${response.statusText}`);
  if (type === 'dotnetwasm') return { compiled: await compileWasm(response) };
  const { status, statusText, headers } = response;
  return { bytes: await response.arrayBuffer(), init: { status, statusText, headers } };
}

async function compile(response: Response): Promise<WebAssembly.Module> {
  const isNamedWasm = response.headers.get('Content-Type') === 'application/wasm';
  return isNamedWasm
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** As it was shipped where the engine refuses it with its memory shared: the worker says then that it is not. */
async function compileShared(response: Response): Promise<WebAssembly.Module> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const place = findMemory(bytes);
  if (typeof place !== 'number') return WebAssembly.compile(bytes);
  markShared(bytes, place, true);
  try {
    return await WebAssembly.compile(bytes);
  } catch {
    markShared(bytes, place, false);
    return WebAssembly.compile(bytes);
  }
}

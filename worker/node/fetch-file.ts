import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What `fetch` gives for a file of a server, for one of this machine. */
export async function fetchFile(url: string): Promise<Response> {
  try {
    const bytes = await readFile(fileURLToPath(url));
    const headers = { ...typeOf(url), 'content-length': String(bytes.length) };
    return new Response(bytes, { headers });
  } catch (error) {
    throw new TypeError(`Failed to read ${url}: ${String(error)}`, { cause: error });
  }
}

/** WebAssembly is compiled while it is read, if it says that it is some. */
function typeOf(url: string): Record<string, string> {
  return url.endsWith('.wasm') ? { 'content-type': 'application/wasm' } : {};
}

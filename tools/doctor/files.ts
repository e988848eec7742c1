import { ask, mediaTypeOf, type Answer } from './answer.js';
import { better, mend, type Finding } from './finding.js';

export interface Asked {
  readonly answer: Answer | undefined;
  readonly findings: readonly Finding[];
}

/** A script: a browser refuses a module that does not come as JavaScript. */
export function askScript(url: URL, remedy: string): Promise<Asked> {
  return askFile(url, 'text/javascript', ['text/javascript', 'application/javascript'], remedy);
}

/** WebAssembly, which should come as such and compressed. */
export async function askWasm(url: URL): Promise<Asked> {
  const remedy = 'Publish all of the _framework folder.';
  const asked = await askFile(url, 'application/wasm', ['application/wasm'], remedy);
  if (asked.answer === undefined) return asked;
  return { ...asked, findings: [...asked.findings, ...inspectCompression(asked.answer)] };
}

function inspectCompression({ url, headers, size }: Answer): Finding[] {
  if (/\b(br|gzip|zstd)\b/.test(headers.get('Content-Encoding') ?? '')) return [];
  const kilobytes = Math.ceil(size / 1000).toLocaleString('en');
  return [
    better(
      `${url.href} comes uncompressed: ${kilobytes} kB.`,
      'Have the server send the .br or .gz file that `dotnet publish` lays beside it, or compress application/wasm.',
    ),
  ];
}

async function askFile(
  url: URL,
  type: string,
  accepted: readonly string[],
  remedy: string,
): Promise<Asked> {
  const answer = await ask(url).catch((error: unknown) => String(error));
  if (typeof answer === 'string') return refused(`${url.href} does not answer: ${answer}.`, remedy);
  if (answer.status !== 200) {
    return refused(`There is no ${url.href}: the server answers ${answer.status}.`, remedy);
  }
  const found = mediaTypeOf(answer);
  if (accepted.includes(found)) return { answer, findings: [] };
  // What servers of single-page applications send for everything that is not there.
  if (found === 'text/html') {
    return refused(`There is no ${url.href}: the server answers with a page instead.`, remedy);
  }
  const text = `${url.href} comes as ${found === '' ? 'a file without a MIME type' : found}.`;
  return { answer, findings: [mend(text, `Have the server send it as ${type}.`)] };
}

function refused(text: string, remedy: string): Asked {
  return { answer: undefined, findings: [mend(text, remedy)] };
}

import { ask, mediaTypeOf, type Answer } from './answer.js';

/** What a page says of what it loads. */
export interface Page extends Answer {
  /** What its relative addresses mean. */
  readonly base: URL;
  readonly scripts: readonly URL[];
  /** Of its import map, by the names there. */
  readonly imports: ReadonlyMap<string, URL>;
}

/** @throws `Error` when nothing answers */
export async function readPage(address: URL): Promise<Page> {
  const answer = await ask(address);
  const html = mediaTypeOf(answer) === 'text/html' ? answer.body : '';
  const [, href = '.'] = /<base\b[^>]*\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(html) ?? [];
  const base = new URL(href, answer.url);
  return { ...answer, base, scripts: scriptsIn(html, base), imports: importsIn(html, base) };
}

function scriptsIn(html: string, base: URL): URL[] {
  return [...html.matchAll(/<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].flatMap(
    ([, src = '']) => parse(src, base) ?? [],
  );
}

function importsIn(html: string, base: URL): ReadonlyMap<string, URL> {
  const [, text = '{}'] =
    /<script\b[^>]*\btype\s*=\s*["']?importmap\b[^>]*>(.*?)<\/script>/is.exec(html) ?? [];
  const entries = Object.entries(importsOf(text)).map(
    ([name, target]) => [name, parse(String(target), base)] as const,
  );
  return new Map(entries.flatMap(([name, url]) => (url ? [[name, url] as const] : [])));
}

/** A browser ignores a map that it cannot read. */
function importsOf(text: string): object {
  try {
    const { imports } = JSON.parse(text) as { imports?: object };
    return imports ?? {};
  } catch {
    return {};
  }
}

function parse(address: string, base: URL): URL | undefined {
  return URL.canParse(address, base.href) ? new URL(address, base) : undefined;
}

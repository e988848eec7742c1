import { mediaTypeOf } from './answer.js';
import { mend, type Finding } from './finding.js';
import { inspectFramework } from './framework.js';
import { inspectIsolation } from './isolation.js';
import { inspectScripts } from './library.js';
import { readPage, type Page } from './page.js';

export interface SiteToInspect {
  readonly address: URL;
  /** Where its dotnet.js is, against the page. */
  readonly framework: string;
  /** Of this package. */
  readonly version: string;
}

/** A page as its server sends it. */
export async function inspectSite({
  address,
  framework,
  version,
}: SiteToInspect): Promise<Finding[]> {
  const page = await readPage(address).catch((error: unknown) => reasonOf(error));
  if (typeof page === 'string') {
    return [
      mend(
        `${address.href} does not answer: ${page}.`,
        'Start its server, or correct the address.',
      ),
    ];
  }
  if (page.status !== 200) {
    return [
      mend(
        `There is no ${address.href}: the server answers ${page.status}.`,
        'Correct the address.',
      ),
    ];
  }
  if (mediaTypeOf(page) !== 'text/html') {
    return [
      mend(
        `${address.href} is no page: it comes as ${mediaTypeOf(page)}.`,
        'Give the address of the page that runs C#, and have the server send it as text/html.',
      ),
    ];
  }
  return [
    ...inspectIsolation(page),
    ...(await inspectScripts(page, version)),
    ...(await inspectFramework(entryOf(page, framework))),
  ];
}

/** The import map gives a fingerprinted dotnet.js its name. */
function entryOf({ base, imports }: Page, framework: string): URL {
  const entry = new URL(framework, base);
  const mapped = [...imports].find(
    ([name]) => URL.canParse(name, base.href) && new URL(name, base).href === entry.href,
  );
  return mapped?.[1] ?? entry;
}

/** Node.js says what went wrong in the cause of its "fetch failed". */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

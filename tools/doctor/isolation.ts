import { EMBEDDER_POLICY as EMBEDDER, OPENER_POLICY as OPENER } from '../isolation-headers.js';
import type { Answer } from './answer.js';
import { fine, mend, type Finding } from './finding.js';
import type { Page } from './page.js';

const CONSEQUENCE = 'C# cannot call the page and wait for it';

/** Whether browsers give the page shared memory. */
export function inspectIsolation(page: Page): Finding[] {
  const troubles = [...secureContext(page), ...opener(page), ...embedder(page)];
  return troubles.length > 0 ? troubles : [fine('The page is cross-origin isolated')];
}

/** A script of a worker needs the header too, or an isolated page does not start it. */
export function inspectEmbedder(page: Page, script: Answer): Finding[] {
  if (!isEmbedder(page) || isEmbedder(script)) return [];
  return [
    mend(
      `${script.url.href} comes without ${EMBEDDER}: an isolated page does not start a worker from it.`,
      `Send \`${EMBEDDER}: require-corp\` with every file.`,
    ),
  ];
}

function secureContext({ url: { protocol, hostname, origin } }: Page): Finding[] {
  const isLocal = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'https:' || isLocal) return [];
  return [
    mend(
      `${origin} is not secure, so that the page is never isolated: ${CONSEQUENCE}.`,
      'Serve it by https, or from localhost.',
    ),
  ];
}

function opener(page: Page): Finding[] {
  const value = policyOf(page, OPENER);
  if (value === 'same-origin') return [];
  return [
    mend(
      `The page comes ${asFound(OPENER, value)}: ${CONSEQUENCE}.`,
      `Send \`${OPENER}: same-origin\`.`,
    ),
  ];
}

function embedder(page: Page): Finding[] {
  if (isEmbedder(page)) return [];
  const value = policyOf(page, EMBEDDER);
  return [
    mend(
      `The page comes ${asFound(EMBEDDER, value)}: ${CONSEQUENCE}.`,
      `Send \`${EMBEDDER}: require-corp\`, with every file.`,
    ),
  ];
}

function isEmbedder(answer: Answer): boolean {
  return ['require-corp', 'credentialless'].includes(policyOf(answer, EMBEDDER));
}

function policyOf({ headers }: Answer, name: string): string {
  return (headers.get(name) ?? '').replace(/;.*$/s, '').trim();
}

function asFound(name: string, value: string): string {
  return value === '' ? `without ${name}` : `with \`${name}: ${value}\``;
}

import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './run.mjs';

/** The project that the C# of the pages becomes: test/docs/app and a file for each page. */
export const documentsApp = 'build/docs/app';

/** The pages of docs/, and the README, by their paths. */
export const pages = [
  'README.md',
  ...readdirSync(resolve(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The fenced blocks of a page: their language, what the tests are to do with them, and their code. */
export function blocksOf(page) {
  const text = readFileSync(resolve(root, page), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: (\w+))?\n(.*?)^```$/gms)].map(
    ([, language, use = '', code]) => ({ language, use, code }),
  );
}

/** The code of the blocks of a page that are marked so: "js run" in their first line, for example. */
export function marked(page, language, use) {
  return blocksOf(page)
    .filter((block) => block.language === language && block.use === use)
    .map(({ code }) => code);
}

/** Writes the C# that the pages mark as "csharp run". */
export function writeDocumentsApp() {
  const target = resolve(root, documentsApp);
  rmSync(target, { recursive: true, force: true });
  cpSync(resolve(root, 'test/docs/app'), target, { recursive: true });
  for (const page of pages) {
    const code = marked(page, 'csharp', 'run');
    if (code.length === 0) continue;
    const text = hoisted(code.join('\n'), /^using [\w.]+;\n/gm);
    writeFileSync(resolve(target, `${fileNameOf(page)}.cs`), text);
  }
}

/** A page's name for the files that are made of it. */
export function fileNameOf(page) {
  return page.replace(/^docs\//, '').replace(/\.md$/, '');
}

/** What only the beginning of a file may have, once each. */
export function hoisted(code, pattern) {
  const lines = new Set(code.match(pattern));
  return `${[...lines].join('')}\n${code.replaceAll(pattern, '')}`;
}

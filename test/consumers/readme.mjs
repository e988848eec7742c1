import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

/** The page's script that the README begins with. */
export const mainScript = blockAfter('README.md', 'The page, `main.js`:');

/** The C# that it calls. */
export const csharp = blockAfter('README.md', 'The C# stays as it is');

/** The Content-Security-Policy that docs/security.md calls enough. */
export const strictPolicy = blockAfter('docs/security.md', 'This policy is enough').replaceAll(
  /\s+/g,
  ' ',
);

/** The commands of a guide that begin with a word, without `npx`. */
export function commandsOf(guide, tool) {
  const text = readFileSync(resolve(root, guide), 'utf8');
  return [...text.matchAll(/^npx (.*?)(?: *#.*)?$/gm)]
    .map(([, command]) => command)
    .filter((command) => command.split(' ')[0] === tool);
}

function blockAfter(page, words) {
  const text = readFileSync(resolve(root, page), 'utf8');
  const [, code] = /```\w*\n(.*?)```/s.exec(text.slice(text.indexOf(words)));
  return code.trim();
}

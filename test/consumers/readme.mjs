import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

/** The page's script that the README begins with. */
export const mainScript = blockAfter('The page, `main.js`:');

/** The C# that it calls. */
export const csharp = blockAfter('The C# stays as it is');

/** The Content-Security-Policy that the README calls enough. */
export const strictPolicy = blockAfter('This Content-Security-Policy is enough').replaceAll(
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

function blockAfter(words) {
  const [, code] = /```\w*\n(.*?)```/s.exec(readme.slice(readme.indexOf(words)));
  return code.trim();
}

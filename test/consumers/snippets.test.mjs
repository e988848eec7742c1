import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';

const guides = ['docs/bundlers.md', 'docs/isolation.md', 'docs/webpack.md'];
const languages = ['js', 'html'];

describe('the snippets in the guides', () => {
  const folder = resolve(root, 'test/consumers');
  const built = readdirSync(folder, { recursive: true })
    .filter((name) => languages.includes(extname(name).slice(1)))
    .map((name) => flat(readFileSync(resolve(folder, name), 'utf8')));

  for (const guide of guides) {
    it(`are what the consumers build and run: ${guide}`, () => {
      const text = readFileSync(resolve(root, guide), 'utf8');
      const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
      const snippets = blocks.filter(([, language]) => languages.includes(language));
      assert.notEqual(snippets.length, 0);
      for (const part of snippets.flatMap(([, , code]) => flat(code).split(/\n\n/))) {
        const isBuilt = built.some((file) => file.includes(part));
        assert.ok(isBuilt, part);
      }
    });
  }
});

/** Without the indentation, which is not the same in a file and in a guide. */
function flat(code) {
  return code.replaceAll(/^[ \t]+/gm, '').trim();
}

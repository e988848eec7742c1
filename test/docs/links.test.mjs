import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pages } from '../../scripts/documents.mjs';
import { root } from '../../scripts/run.mjs';

describe('the links', () => {
  for (const page of [...pages, 'CONTRIBUTING.md']) {
    it(`of ${page} lead somewhere`, () => {
      const links = linksOf(page).filter((link) => !/^https?:/.test(link));
      assert.deepEqual(
        links.filter((link) => !leadsSomewhere(page, link)),
        [],
      );
    });
  }

  it('of docs/README.md lead to every page', () => {
    const linked = new Set(linksOf('docs/README.md').map((link) => `docs/${link}`));
    const missing = pages.filter(
      (page) => !['README.md', 'docs/README.md'].includes(page) && !linked.has(page),
    );
    assert.deepEqual(missing, []);
  });
});

function linksOf(page) {
  const prose = read(page).replaceAll(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, inline, attribute]) => inline ?? attribute,
  );
}

function leadsSomewhere(page, link) {
  const [path, anchor] = link.split('#');
  const target = path === '' ? resolve(root, page) : resolve(root, dirname(page), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** As GitHub makes them of headings. */
function anchorsOf(file) {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, text]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(page) {
  return readFileSync(resolve(root, page), 'utf8');
}

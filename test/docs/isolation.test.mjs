import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { isolationHeaders } from '../../scripts/serve.mjs';
import { root } from '../../scripts/run.mjs';

const OPENER = 'Cross-Origin-Opener-Policy';
const EMBEDDER = 'Cross-Origin-Embedder-Policy';

/** What isolates a page; the third header of the servers here is of use to other pages alone. */
const wanted = { [OPENER]: isolationHeaders[OPENER], [EMBEDDER]: isolationHeaders[EMBEDDER] };

const asPairs = Object.entries(wanted).map(([key, value]) => ({ key, value }));

/** What the files of hosts are, which are read by a program. */
const files = {
  'staticwebapp.config.json': { globalHeaders: wanted },
  'firebase.json': { hosting: { headers: [{ source: '**', headers: asPairs }] } },
  'vercel.json': { headers: [{ source: '/(.*)', headers: asPairs }] },
};

describe('the headers in docs/isolation.md', () => {
  const text = readFileSync(resolve(root, 'docs/isolation.md'), 'utf8');
  const blocks = [...text.matchAll(/^```.*\n([^]*?)^```$/gm)]
    .map(([, code]) => code)
    .filter((code) => code.includes('Cross-Origin-'));

  it('are there for many servers and hosts', () => assert.ok(blocks.length >= 10));

  for (const code of blocks) {
    it(`are those that isolate a page: ${code.trim().split('\n')[0]}`, () => {
      const found = code.matchAll(/(Cross-Origin-[\w-]+)\W+(?:value\W+)?([\w-]+)/g);
      assert.deepEqual(Object.fromEntries([...found].map(([, ...pair]) => pair)), wanted);
    });
  }

  for (const [name, content] of Object.entries(files)) {
    it(`are as ${name} has them`, () => {
      const [, code] = new RegExp(`\`${name}\`:\n\n\`\`\`json\n([^]*?)^\`\`\``, 'm').exec(text);
      assert.deepEqual(JSON.parse(code), content);
    });
  }
});

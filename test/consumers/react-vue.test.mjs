import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { compile } from './compile.mjs';
import { install } from './install.mjs';

const kinds = {
  tsx: /```tsx\n(.*?)```/gs,
  ts: /```ts\n(.*?)```|<script setup lang="ts">\n(.*?)<\/script>/gs,
};

describe('the examples of docs/react-vue.md', () => {
  let folder;

  before(() => {
    folder = install('react-vue');
  });

  it('compile, with types of the exports', () => {
    const guide = readFileSync(resolve(root, 'docs/react-vue.md'), 'utf8');
    const counts = Object.entries(kinds).map(([kind, pattern]) => {
      const found = [...guide.matchAll(pattern)].map(([, code, script]) => code ?? script);
      found.forEach((code, index) => {
        writeFileSync(resolve(folder, `${kind}-${index}.${kind}`), code);
      });
      return found.length;
    });
    assert.deepEqual(counts, [1, 2]);
    assert.equal(compile(folder, []), '');
  });

  it('would not with an argument of another type', () => {
    const guide = readFileSync(resolve(folder, 'tsx-0.tsx'), 'utf8');
    writeFileSync(resolve(folder, 'tsx-0.tsx'), guide.replace('[text]', '[7]'));
    const script = readFileSync(resolve(folder, 'ts-1.ts'), 'utf8');
    writeFileSync(resolve(folder, 'ts-1.ts'), script.replace('[text.value]', '[7]'));
    const said = compile(folder, []);
    assert.match(said, /tsx-0\.tsx/);
    assert.match(said, /ts-1\.ts/);
  });
});

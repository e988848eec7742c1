import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';

const guides = ['docs/cancellation.md', 'docs/node.md', 'docs/progress.md', 'docs/streams.md'];

describe('the C# in the guides', () => {
  const compiled = flat(
    readdirSync(resolve(root, 'test/dotnet/Guide'))
      .map((name) => readFileSync(resolve(root, 'test/dotnet/Guide', name), 'utf8'))
      .join('\n'),
  );

  for (const guide of guides) {
    it(`is what the specs compile and run: ${guide}`, () => {
      const text = readFileSync(resolve(root, guide), 'utf8');
      const snippets = [...text.matchAll(/```csharp(?: run)?\n(?:using .*?;\n\n)?(.*?)```/gs)].map(
        ([, code]) => flat(code),
      );
      assert.notEqual(snippets.length, 0);
      for (const snippet of snippets) assert.ok(compiled.includes(snippet), snippet);
    });
  }
});

/** Without the indentation, which is not the same in a class and in a guide. */
function flat(code) {
  return code.replaceAll(/^[ \t]+/gm, '').trim();
}

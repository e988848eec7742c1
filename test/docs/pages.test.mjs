import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { blocksOf, fileNameOf, marked, pages } from '../../scripts/documents.mjs';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/serve.mjs';
import { compile } from '../consumers/compile.mjs';
import { install } from '../consumers/install.mjs';
import { openBrowser } from '../consumers/visit.mjs';
import { firstMissing, programOf, statedIn } from './programs.mjs';

const frameworks = { docs: 'build/dotnet/docs', conformance: 'build/dotnet/test' };

// Their snippets are those of projects that are built, or of types that are compiled, by tests of their own.
const elsewhere = ['bundlers', 'isolation', 'react-vue', 'testing', 'typescript', 'webpack'];

describe('the snippets of the pages', { timeout: 600_000 }, () => {
  let folder;

  before(() => {
    folder = install('docs', 'test/docs/site');
  });

  describe('in a browser', () => {
    const withPrograms = pages.filter((page) => marked(page, 'js', 'run').length > 0);
    let site;
    let browser;

    before(async () => {
      const library = resolve(folder, 'node_modules/dotnet-worker/dist');
      const beside = withPrograms.map(fileNameOf).flatMap((name) => [
        { at: `/${name}/_framework/`, folder: `${frameworks.docs}/wwwroot/_framework` },
        { at: `/${name}/dotnet-worker/`, folder: library },
      ]);
      site = await serve([...beside, { at: '/', folder }], { port: 0 });
      browser = await openBrowser();
    });

    after(async () => {
      await browser?.close();
      site?.server.close();
    });

    it('are many', () => assert.ok(withPrograms.length > 5));

    for (const page of withPrograms) {
      it(`print what they say: ${page}`, async () => {
        const program = programOf(page);
        const name = fileNameOf(page);
        mkdirSync(resolve(folder, name));
        writeFileSync(resolve(folder, name, 'index.html'), htmlFor(page));
        writeFileSync(
          resolve(folder, name, 'main.js'),
          `${program}\nglobalThis.hasEnded = true;\n`,
        );
        await browser.visit(`${site.address}${name}/`, async (tab) => {
          await tab.waitForFunction(() => globalThis.hasEnded);
          assertSaid(statedIn(program), await tab.evaluate(() => globalThis.said));
        });
      });
    }
  });

  describe('in Node.js', () => {
    before(() => {
      const target = resolve(folder, 'node/_framework');
      mkdirSync(target, { recursive: true });
      cpSync(resolve(root, frameworks.docs, 'wwwroot/_framework'), target, { recursive: true });
    });

    for (const page of pages) {
      marked(page, 'js', 'node').forEach((program, index) => {
        it(`print what they say: ${page}, ${index + 1}`, () => {
          const file = resolve(folder, 'node', `${fileNameOf(page)}-${index}.mjs`);
          writeFileSync(file, program);
          const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
            encoding: 'utf8',
          });
          assert.equal(status, 0, stderr);
          assertSaid(statedIn(program), stdout.split('\n'));
        });
      });
    }
  });

  it('fit the types of the package and of the C#', () => {
    const checked = resolve(folder, 'checked');
    writeFileSync(resolve(checked, 'dotnet.d.ts'), typesOf('docs'));
    // Only one C# can be the one that getAssemblyExports knows.
    const [types] = typesOf('conformance').split(/^declare module/m);
    writeFileSync(resolve(checked, 'conformance.d.ts'), types);
    const files = pages.filter((page) => !elsewhere.includes(fileNameOf(page))).flatMap(toCheck);
    for (const [name, code] of files) writeFileSync(resolve(checked, name), code);
    assert.ok(files.length > 20);
    assert.equal(compile(folder, []), '');
  });

  function toCheck(page) {
    const name = fileNameOf(page);
    const file = resolve(folder, 'given', `${name}.ts`);
    const given = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const parts = blocksOf(page).filter(
      ({ language, use }) => ['js', 'ts'].includes(language) && use !== 'run',
    );
    const program = programOf(page);
    return [
      ...(program === '' ? [] : [[`${name}.ts`, program]]),
      ...parts.map(({ code }, index) => [`${name}-${index}.ts`, `${given}\n${within(code)}`]),
    ];
  }

  function typesOf(name) {
    const cli = resolve(folder, 'node_modules/dotnet-worker/dist/cli.js');
    const framework = resolve(root, frameworks[name], 'wwwroot/_framework');
    const types = execFileSync(process.execPath, [cli, 'types', framework], { encoding: 'utf8' });
    // JavaScript, which the pages speak, has no casts.
    return types.replaceAll(/\bunknown\b/g, 'any');
  }
});

/** In a block, so that a snippet may declare by itself what others take as given. */
function within(code) {
  const imports = /^import [^;]*;.*\n/gm;
  return `${(code.match(imports) ?? []).join('')}{\n${code.replaceAll(imports, '')}}\n`;
}

function assertSaid(stated, said) {
  const missing = firstMissing(stated, said);
  assert.equal(missing, undefined, `"${missing}" was not said in its place:\n${said.join('\n')}`);
}

/** The HTML that stands on the page, be it whole or what the program needs, with an ear for what is said. */
function htmlFor(page) {
  const html = marked(page, 'html', 'run').join('');
  const whole = html.includes('<!doctype') ? html : wrap(html);
  return whole.replace('<script', `<script>${listening}</script>\n<script`);
}

const listening = `
  globalThis.said = [];
  const { log } = console;
  console.log = (...args) => {
    said.push(args.map(String).join(' '));
    log(...args);
  };
`;

const imports = Object.fromEntries([
  ['dotnet-worker', './dotnet-worker/index.js'],
  ...['pool', 'progress', 'streams', 'live'].map((name) => [
    `dotnet-worker/${name}`,
    `./dotnet-worker/${name}.js`,
  ]),
]);

function wrap(elements) {
  return `<!doctype html>
<meta charset="utf-8" />
<link rel="icon" href="data:," />
<script type="importmap">
  ${JSON.stringify({ imports })}
</script>
${elements}
<script type="module" src="main.js"></script>
`;
}

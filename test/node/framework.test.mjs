import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { DotnetHostBuilder, DotnetStartError } from 'dotnet-worker';
import { root } from '../../scripts/run.mjs';
import { runNode } from './run.mjs';
import { framework } from './start.mjs';

const folder = resolve(root, 'build/node-frameworks');

describe('a _framework folder in Node.js', () => {
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, manifest] of [
    ['whose package.json says CommonJS', { type: 'commonjs' }],
    ['whose package.json says nothing', {}],
    ['whose package.json says modules', { type: 'module' }],
  ]) {
    it(`starts in a folder ${name}, without a warning`, async () => {
      const at = copied(name.replaceAll(' ', '-'), manifest);
      const { code, stdout, stderr } = await runNode(['main.mjs'], { cwd: at });
      assert.deepEqual([code, stdout, stderr], [0, 'Conformance\n', '']);
    });
  }

  it('is found by a path, by a file: URL, and beside the script', async () => {
    for (const url of [framework, new URL(`file://${framework}`), relativeTo(process.argv[1])]) {
      const runtime = await new DotnetHostBuilder().withFramework(url).create();
      assert.equal(runtime.getConfig().mainAssemblyName, 'Conformance');
      await runtime.terminate('It was found.');
    }
  });

  it('is named by the error when it is not there', async () => {
    const missing = new DotnetHostBuilder().withFramework('./nowhere/dotnet.js').create();
    await assert.rejects(missing, (error) => {
      assert.ok(error instanceof DotnetStartError);
      assert.match(error.message, /nowhere\/dotnet\.js/);
      return true;
    });
  });

  it('comes from a resource loader as well: by a path, by a response', async () => {
    const asked = [];
    const runtime = await new DotnetHostBuilder()
      .withFramework(framework)
      .withResourceLoader((type, name, uri) => {
        asked.push(type);
        return type === 'assembly' ? uri : undefined;
      })
      .create();
    assert.ok(asked.includes('assembly') && asked.includes('dotnetwasm'));
    await runtime.terminate('It has started.');
  });
});

function copied(name, manifest) {
  const at = resolve(folder, name);
  mkdirSync(at, { recursive: true });
  cpSync(dirname(framework), resolve(at, '_framework'), { recursive: true });
  writeFileSync(resolve(at, 'package.json'), JSON.stringify(manifest));
  const library = JSON.stringify(resolve(root, 'dist/node/index.js'));
  writeFileSync(
    resolve(at, 'main.mjs'),
    `import { dotnet } from ${library};
const runtime = await dotnet.create();
console.log(runtime.getConfig().mainAssemblyName);
`,
  );
  return at;
}

function relativeTo(script) {
  const path = relative(dirname(script), framework).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

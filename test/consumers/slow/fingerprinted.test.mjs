import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { test } from 'node:test';
import { publish } from '../../../scripts/publish.mjs';
import { root } from '../../../scripts/run.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { install } from '../install.mjs';
import { csharp, mainScript } from '../readme.mjs';
import { greets, openBrowser } from '../visit.mjs';

test(
  'the README runs where .NET puts fingerprints into all names',
  { timeout: 600_000 },
  async () => {
    const folder = install('fingerprinted');
    const project = resolve(folder, 'app');
    const site = resolve(project, 'wwwroot');
    mkdirSync(resolve(site, 'dotnet-worker'));
    for (const name of ['index.js', 'worker.js']) {
      const source = resolve(folder, 'node_modules/dotnet-worker/dist', name);
      copyFileSync(source, resolve(site, 'dotnet-worker', name));
    }
    writeFileSync(resolve(project, 'MyClass.cs'), csharp);
    const script = mainScript.replace("'dotnet-worker'", "'./dotnet-worker/index.js'");
    writeFileSync(resolve(site, 'main.js'), script);

    const output = 'build/dotnet/fingerprinted';
    await publish(relative(root, project), { framework: 'net10.0', output });
    const published = resolve(root, output, 'wwwroot');
    for (const place of ['_framework', 'dotnet-worker', '.']) {
      const scripts = readdirSync(resolve(published, place)).filter((name) => name.endsWith('.js'));
      assert.notEqual(scripts.length, 0);
      for (const name of scripts) assert.match(name, /\.[a-z0-9]{10}\.js$/);
    }

    const cli = resolve(root, 'dist/cli.js');
    const framework = resolve(published, '_framework');
    const types = execFileSync(process.execPath, [cli, 'types', framework], { encoding: 'utf8' });
    assert.match(types, /Greeting: ExportedFunction<\[\], string>/);
    assert.match(types, /readonly mainAssemblyName: 'App'/);

    const browser = await openBrowser();
    const { server, address } = await serve([{ at: '/', folder: published }], { port: 0 });
    try {
      await greets(browser, address);
    } finally {
      server.close();
      await browser.close();
    }
  },
);

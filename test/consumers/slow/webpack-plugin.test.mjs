import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';
import { serve } from '../../../scripts/serve.mjs';
import { install } from '../install.mjs';
import { csharp, mainScript } from '../readme.mjs';
import { greets, openBrowser, outOf } from '../visit.mjs';

// Else compilers and build nodes of .NET live on after the tests.
Object.assign(process.env, { MSBUILDDISABLENODEREUSE: '1', UseSharedCompilation: 'false' });

describe('dotnet-worker/webpack', { timeout: 900_000 }, () => {
  let folder;
  let config;
  let browser;

  before(async () => {
    folder = install('webpack-plugin');
    mkdirSync(resolve(folder, 'src'));
    writeFileSync(resolve(folder, 'src/main.js'), mainScript);
    writeFileSync(resolve(folder, 'dotnet/MyClass.cs'), csharp);
    config = (await import(pathToFileURL(resolve(folder, 'webpack.config.js')).href)).default;
    browser = await openBrowser();
  });

  after(() => browser?.close());

  describe('with the development server', () => {
    let compiler;
    let server;
    let address;

    before(async () => {
      compiler = webpack({
        ...config,
        context: folder,
        mode: 'development',
        stats: 'none',
        infrastructureLogging: { level: 'none' },
      });
      const options = {
        ...compiler.options.devServer,
        ...{ port: 'auto', host: 'localhost', static: resolve(folder, 'public') },
        // The page is to show what C# says, and not what the compiler says.
        client: { overlay: false, logging: 'none' },
      };
      server = new WebpackDevServer(options, compiler);
      const first = nextBuild();
      await server.start();
      assert.deepEqual((await first).errors, []);
      address = `http://localhost:${server.server.address().port}/`;
    });

    after(() => server?.stop());

    it('publishes the project and serves it isolated', () => greets(browser, address));

    it('writes the types', () => {
      const types = readFileSync(resolve(folder, 'src/dotnet.d.ts'), 'utf8');
      assert.match(types, /Greeting: ExportedFunction<\[\], string>/);
    });

    it('shows errors of C#, and the page what C# says when it is edited', () =>
      browser.visit(address, async (page) => {
        await outOf(page);
        const broken = nextBuild();
        edit('return text;', 'return txt;');
        const [error, ...others] = (await broken).errors;
        assert.deepEqual(others, []);
        assert.match(error.message, /^CS0103: .*'txt'/);
        assert.equal(error.file, './dotnet/MyClass.cs');
        const line = csharp.slice(0, csharp.indexOf('return text;')).split('\n').length;
        assert.match(error.loc, new RegExp(`^${line}:\\d+$`));
        // The files of the last publish that succeeded are still there.
        assert.equal((await fetch(`${address}_framework/dotnet.js`)).status, 200);

        const whole = nextBuild();
        edit('return txt;', 'return text.ToUpperInvariant();');
        assert.deepEqual((await whole).errors, []);
        await page.waitForFunction(() =>
          document.getElementById('out')?.textContent.startsWith('HELLO, WORLD!'),
        );
      }));

    /** What comes of the next build in which the C# was published. */
    function nextBuild() {
      return new Promise((done) => {
        compiler.hooks.done.tap('test', (stats) => {
          done(stats.toJson({ all: false, errors: true, warnings: true }));
        });
      });
    }

    function edit(from, to) {
      const path = resolve(folder, 'dotnet/MyClass.cs');
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(from));
      writeFileSync(path, text.replace(from, to));
    }
  });

  it('puts the files into a build as they were published, and publishes no project twice', async () => {
    const output = resolve(folder, 'dist');
    const published = resolve(folder, 'dotnet/obj/dotnet-worker/Release/wwwroot/_framework');
    const { mtimeMs } = statSync(published);
    await builds({ ...config, context: folder, output: { path: output } });
    assert.equal(statSync(published).mtimeMs, mtimeMs);
    const names = filesIn(published);
    assert.ok(names.includes('dotnet.js'));
    assert.ok(
      names.some((name) => /^de[\\/]App\.resources\..*wasm$/.test(name)),
      names.join(),
    );
    assert.deepEqual(filesIn(resolve(output, '_framework')), names);
    for (const name of names) {
      const built = readFileSync(resolve(output, '_framework', name));
      assert.ok(built.equals(readFileSync(resolve(published, name))), name);
    }

    copyFileSync(resolve(folder, 'public/index.html'), resolve(output, 'index.html'));
    const { server, address } = await serve([{ at: '/', folder: output }], { port: 0 });
    try {
      await browser.visit(address, async (page) => {
        await outOf(page);
        assert.match(await page.textContent('#out'), /^HELLO, WORLD!/);
      });
    } finally {
      server.close();
      await once(server, 'close');
    }
  });

  it('writes the types of a project that is built elsewhere and under another name', async () => {
    for (const name of ['App.csproj', 'Program.cs', 'MyClass.cs']) {
      mkdirSync(resolve(folder, 'elsewhere/dotnet'), { recursive: true });
      copyFileSync(resolve(folder, 'dotnet', name), resolve(folder, 'elsewhere/dotnet', name));
    }
    writeFileSync(
      resolve(folder, 'elsewhere/Directory.Build.props'),
      `<Project>
  <PropertyGroup>
    <UseArtifactsOutput>true</UseArtifactsOutput>
    <AssemblyName>Renamed</AssemblyName>
  </PropertyGroup>
</Project>`,
    );
    const { DotnetPlugin } = await import(
      pathToFileURL(resolve(folder, 'node_modules/dotnet-worker/dist/webpack.js')).href
    );
    const plugin = new DotnetPlugin({
      project: 'dotnet/App.csproj',
      types: 'dotnet.d.ts',
      properties: { CompressionEnabled: 'false' },
    });
    const context = resolve(folder, 'elsewhere');
    await builds({ context, entry: resolve(folder, 'src/main.js'), plugins: [plugin] });
    const types = readFileSync(resolve(context, 'dotnet.d.ts'), 'utf8');
    assert.match(types, /getAssemblyExports\('Renamed'\)/);
    assert.match(types, /Greeting: ExportedFunction<\[\], string>/);
  });
});

/** Runs webpack, which has to find nothing wrong. */
async function builds(config) {
  const compiler = webpack({ ...config, mode: 'production' });
  const stats = await new Promise((done, fail) => {
    compiler.run((error, result) => (error ? fail(error) : done(result)));
  });
  await new Promise((done) => compiler.close(done));
  assert.equal(stats.toString({ all: false, errors: true, warnings: true }), '');
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(resolve(folder, name)).isFile())
    .sort();
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/run.mjs';
import { frameworkOf } from './assemblies.mjs';
import { cli, startServe } from './serving.mjs';

const folder = resolve(root, 'build/tools-doctor');
const site = resolve(folder, 'site');

describe('dotnet-worker doctor <url>', { timeout: 300_000 }, () => {
  let server;
  let fault;

  before(async () => {
    writeSite();
    server = createServer(answer);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  after(() => server?.close());

  it('finds nothing missing on what dotnet-worker serve sends', async () => {
    const served = await startServe(site);
    try {
      const { code, output } = await run([served.address]);
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /[✗!] /);
      assert.match(output, /✓ The page is cross-origin isolated/);
      assert.match(output, /✓ The page has dotnet-worker \d/);
      assert.match(output, /✓ The page has \.NET 10\.0/);
      assert.match(output, /✓ The \.wasm files come compressed, and as application\/wasm/);
    } finally {
      await served.stop();
    }
  });

  for (const [name, change, ...messages] of [
    [
      'the isolation headers',
      (name, headers) =>
        headers.delete('Cross-Origin-Opener-Policy') &&
        headers.delete('Cross-Origin-Embedder-Policy'),
      /✗ The page comes without Cross-Origin-Opener-Policy: .*\n +Send `Cross-Origin-Opener-Policy: same-origin`/,
      /✗ The page comes without Cross-Origin-Embedder-Policy: /,
      /\n2 things have to be mended\.\n$/,
    ],
    [
      'headers of another value',
      (name, headers) => headers.set('Cross-Origin-Opener-Policy', 'same-origin-allow-popups'),
      /✗ The page comes with `Cross-Origin-Opener-Policy: same-origin-allow-popups`/,
      /\nOne thing has to be mended\.\n$/,
    ],
    [
      "the worker's header",
      (name, headers) => name === 'worker.js' && headers.delete('Cross-Origin-Embedder-Policy'),
      /✗ http:.*worker\.js comes without Cross-Origin-Embedder-Policy/,
    ],
    [
      'the MIME type of scripts',
      (name, headers) => name.endsWith('.js') && headers.set('Content-Type', 'text/plain'),
      /✗ http:.*main\.js comes as text\/plain\.\n +Have the server send it as text\/javascript/,
      /✗ http:.*worker\.js comes as text\/plain/,
      /✗ http:.*dotnet\.js comes as text\/plain/,
    ],
    [
      'the MIME type of WebAssembly',
      (name, headers) => name.endsWith('.wasm') && headers.delete('Content-Type'),
      /✗ http:.*dotnet\.native\.\w+\.wasm comes as a file without a MIME type\.\n +.*application\/wasm/,
      /✗ http:.*System\.Private\.CoreLib\.\w+\.wasm comes as/,
    ],
    [
      'the _framework folder',
      (name, headers) => /^(dotnet|System)\./.test(name) && headers.set('Status', 404),
      /✗ There is no http:.*_framework\/dotnet\.js: the server answers 404\.\n +.*--framework/,
    ],
    [
      'the _framework folder, on a server that sends a page for everything',
      (name, headers) => name === 'dotnet.js' && headers.set('Content-Type', 'text/html'),
      /✗ There is no http:.*dotnet\.js: the server answers with a page instead/,
    ],
    [
      'one of the two scripts of the same version',
      (name) => name === 'worker.js' && 'self.close();',
      /✗ The page has index\.js and worker\.js of different versions/,
    ],
    [
      'a version of .NET that works',
      (name, _, text) =>
        name.startsWith('dotnet.runtime.') && text().replace(/"10\.0\.\d+/, '"7.0.20'),
      /✗ The page has \.NET 7\.0\.20, and 8 is the oldest that works/,
    ],
  ]) {
    it(`says when a page lacks ${name}`, async () => {
      fault = change;
      const { code, output } = await run([address()]);
      assert.equal(code, 1, output);
      for (const message of messages) assert.match(output, message);
    });
  }

  for (const [name, change, message] of [
    [
      'compression',
      (_, headers) => headers.delete('Content-Encoding'),
      /! http:.*\.wasm comes uncompressed: [\d,]+ kB/,
    ],
    [
      'the library of this version',
      (name) => /^(index|worker)\.js$/.test(name) && 'export {};',
      /! The page has another dotnet-worker than/,
    ],
  ]) {
    it(`says, without failing, when a page lacks ${name}`, async () => {
      fault = change;
      const { code, output } = await run([address()]);
      assert.equal(code, 0, output);
      assert.match(output, message);
    });
  }

  it('reads the configuration that .NET 8 and 9 have beside dotnet.js', async () => {
    const entry = readFileSync(resolve(site, '_framework/dotnet.js'), 'utf8');
    const [, configuration] = /\/\*json-start\*\/(.*)\/\*json-end\*\//s.exec(entry);
    writeFileSync(resolve(site, '_framework/blazor.boot.json'), configuration);
    fault = (name) => name === 'dotnet.js' && 'export const dotnet = {};';
    const { code, output } = await run([address()]);
    assert.equal(code, 0, output);
    assert.match(output, /✓ The page has \.NET 10\.0/);
  });

  it('finds dotnet.js where it is told', async () => {
    fault = undefined;
    const { code, output } = await run([address(), '--framework', './elsewhere/dotnet.js']);
    assert.equal(code, 1);
    assert.match(output, /✗ There is no http:.*\/elsewhere\/dotnet\.js/);
  });

  it('says when nothing answers, or no page', async () => {
    fault = undefined;
    for (const [url, message] of [
      ['http://localhost:1/', /✗ http:\/\/localhost:1\/ does not answer: /],
      [`${address()}nowhere`, /✗ There is no http:.*nowhere: the server answers 404/],
      [`${address()}main.js`, /✗ http:.*main\.js is no page: it comes as text\/javascript/],
    ]) {
      const { code, output } = await run([url]);
      assert.equal(code, 1);
      assert.match(output, message);
    }
  });

  it('asks for no SDK where nothing is to be built', async () => {
    fault = undefined;
    const { code, output } = await run([address()], { PATH: '' });
    assert.equal(code, 0, output);
    assert.match(output, /! There is no `dotnet` command/);
  });

  function address() {
    return `http://localhost:${server.address().port}/`;
  }

  /** The file as it should be sent, but for the fault. */
  function answer({ url }, response) {
    const path = resolve(
      site,
      `.${new URL(url, 'http://localhost').pathname.replace(/\/$/, '/index.html')}`,
    );
    const name = basename(path);
    const type = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' }[
      name.split('.').at(-1)
    ];
    const isThere = readdirSync(resolve(path, '..')).includes(name);
    const headers = new Map([
      ['Status', isThere ? 200 : 404],
      ['Content-Type', type ?? 'text/plain'],
      ['Content-Encoding', 'gzip'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Cross-Origin-Embedder-Policy', 'require-corp'],
    ]);
    const changed = fault?.(name, headers, () => readFileSync(path, 'utf8'));
    const content = typeof changed === 'string' ? changed : isThere ? readFileSync(path) : '';
    const { Status: status, ...rest } = Object.fromEntries(headers);
    response.writeHead(status, rest);
    response.end(rest['Content-Encoding'] === 'gzip' ? gzipSync(content, { level: 1 }) : content);
  }
});

describe('dotnet-worker doctor', { timeout: 120_000 }, () => {
  const project = (properties) =>
    `<Project Sdk="Microsoft.NET.Sdk.WebAssembly"><PropertyGroup>${properties}</PropertyGroup></Project>`;
  const unsafe = '<AllowUnsafeBlocks>true</AllowUnsafeBlocks>';
  const net = (version) => `<TargetFramework>net${version}</TargetFramework>`;

  it('finds nothing missing in what dotnet-worker new makes', async () => {
    const cwd = folderWith({
      'Made.csproj': readFileSync(resolve(root, 'templates/browser/App.csproj')),
    });
    const { code, output } = await run([], {}, cwd);
    assert.equal(code, 0, output);
    assert.match(output, /✓ Node\.js \d/);
    assert.match(output, /✓ \.NET SDK \d/);
    assert.match(output, /✓ Made\.csproj is set up for exports and imports/);
  });

  for (const [name, files, message] of [
    [
      'the library, not installed',
      { 'package.json': '{"dependencies":{"dotnet-worker":"*"}}' },
      /✗ dotnet-worker is in package\.json, but not installed/,
    ],
    [
      'a library of which the half is there',
      {
        'package.json': '{"devDependencies":{"dotnet-worker":"*"}}',
        'node_modules/dotnet-worker/package.json': '{"version":',
      },
      /✗ dotnet-worker is in package\.json, but not installed/,
    ],
    [
      'a package.json that is not JSON',
      { 'package.json': '{\n  "dependencies": {,\n}' },
      /✗ package\.json cannot be read: .*JSON.*\.\n +Correct/,
    ],
    [
      'a package.json that is no object',
      { 'package.json': 'null' },
      /✗ package\.json cannot be read: it is not an object\.\n +Correct/,
    ],
    [
      'a .NET too old',
      { 'A.csproj': project(net('7.0') + unsafe) },
      /✗ A\.csproj is for net7\.0, and \.NET 8 is the oldest/,
    ],
    [
      'a .NET newer than the SDK',
      { 'A.csproj': project(net('99.0') + unsafe) },
      /✗ A\.csproj is for net99\.0, which the \.NET SDK \d+\S+ cannot build/,
    ],
    [
      'no unsafe blocks',
      { 'A.csproj': project(net('10.0')) },
      /✗ A\.csproj does not allow unsafe blocks.*\n +Set AllowUnsafeBlocks/,
    ],
    [
      'threads of .NET',
      { 'A.csproj': project(`${unsafe}<WasmEnableThreads>true</WasmEnableThreads>`) },
      /✗ A\.csproj builds .NET with threads of its own/,
    ],
  ]) {
    it(`says what is wrong with a project: ${name}`, async () => {
      const { code, output } = await run([], {}, folderWith(files));
      assert.equal(code, 1, output);
      assert.match(output, message);
      assert.match(output, /\nOne thing has to be mended\.\n$/);
    });
  }

  it('asks for the SDK to build with', async () => {
    const { code, output } = await run([], { PATH: '' });
    assert.equal(code, 1);
    assert.match(
      output,
      /✗ There is no `dotnet` command to build C# with\.\n +Install the \.NET SDK/,
    );
  });

  it('says in a sentence what it cannot examine', async () => {
    for (const args of [['nowhere'], ['ftp://localhost/'], ['http://a/', 'http://b/']]) {
      const { code, output, errors } = await run(args);
      assert.equal(code, 1);
      assert.equal(output, '');
      assert.match(errors, /^Failed to examine.*Make sure.*\n$/);
    }
  });
});

function writeSite() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(resolve(site, 'dotnet-worker'), { recursive: true });
  mkdirSync(resolve(site, 'elsewhere'));
  cpSync(resolve(root, 'templates/browser/wwwroot'), site, { recursive: true });
  for (const name of ['index.js', 'worker.js']) {
    cpSync(resolve(root, 'dist', name), resolve(site, 'dotnet-worker', name));
  }
  cpSync(frameworkOf('other'), resolve(site, '_framework'), { recursive: true });
  for (const name of readdirSync(resolve(site, '_framework'))) {
    const path = resolve(site, '_framework', name);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 1 }));
  }
}

function folderWith(files) {
  const place = resolve(folder, 'project');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(resolve(place, name)), { recursive: true });
    writeFileSync(resolve(place, name), text);
  }
  return place;
}

async function run(args, env = {}, cwd = folderWith({})) {
  const child = spawn(process.execPath, [cli, 'doctor', ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (output += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (errors += part));
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

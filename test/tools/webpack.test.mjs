import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';

const built = (name) => import(new URL(`../../build/tools/webpack/${name}.js`, import.meta.url));
const { messagesIn } = await built('messages');
const { withIsolation } = await built('headers');
const { sourceStamp } = await built('project-files');
const { runPublish } = await built('publish');

describe('the messages of dotnet publish', () => {
  const cases = [
    [
      "/app/My Class.cs(6,16): error CS0103: The name 'x' does not exist: at all [/app/App.csproj]",
      ['error', '/app/My Class.cs', 6, 16, 'CS0103', "The name 'x' does not exist: at all"],
    ],
    [
      'C:\\app\\MyClass.cs(6,16,6,20): warning CA1416: Reachable on all platforms. (https://example.net/a) [C:\\app\\App.csproj::TargetFramework=net10.0]',
      [
        'warning',
        'C:\\app\\MyClass.cs',
        6,
        16,
        'CA1416',
        'Reachable on all platforms. (https://example.net/a)',
      ],
    ],
    [
      '/app/App.csproj(7): error MSB4025: no XML',
      ['error', '/app/App.csproj', 7, undefined, 'MSB4025', 'no XML'],
    ],
    [
      '/app/App.csproj : error NU1101: Unable to find package X. [/app/App.sln]',
      ['error', '/app/App.csproj', undefined, undefined, 'NU1101', 'Unable to find package X.'],
    ],
    [
      'CSC : error CS5001: No Main [/app/App.csproj]',
      ['error', 'CSC', undefined, undefined, 'CS5001', 'No Main'],
    ],
    [
      'MSBUILD : error MSB1009: Project file does not exist.',
      ['error', 'MSBUILD', undefined, undefined, 'MSB1009', 'Project file does not exist.'],
    ],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      const [{ severity, origin, line: row, column, code, text }, ...others] = messagesIn(
        `  ${line}\r\n  App -> /app/bin/App.dll\n${line}\nSwitch: -p\n`,
      );
      assert.deepEqual([severity, origin, row, column, code, text], expected);
      assert.deepEqual(others, []);
    });
  }

  it('say so when there is no dotnet', async () => {
    const { PATH } = process.env;
    process.env.PATH = '';
    try {
      const { succeeded, failure } = await runPublish(['nothing.csproj'], () => undefined);
      assert.equal(succeeded, false);
      assert.match(failure, /^Failed to run `dotnet publish`: .*Make sure that the \.NET SDK/);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('are there for a project that is not', async () => {
    const { succeeded, messages } = await runPublish(['nothing.csproj'], () => undefined);
    assert.equal(succeeded, false);
    assert.equal(messages[0].code, 'MSB1009');
  });
});

describe('the headers of webpack-dev-server', () => {
  const isolation = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const listed = Object.entries(isolation).map(([key, value]) => ({ key, value }));
  const other = { key: 'X-Other', value: '1' };

  it('are those of isolation and of the user, in every form', () => {
    assert.deepEqual(withIsolation(undefined), isolation);
    assert.deepEqual(withIsolation({ 'X-Other': '1' }), { ...isolation, 'X-Other': '1' });
    assert.deepEqual(withIsolation([other]), [...listed, other]);
    assert.deepEqual(withIsolation((request) => ({ 'X-Other': request }))('1'), {
      ...isolation,
      'X-Other': '1',
    });
  });

  it('are the user’s own where these are the same', () => {
    const headers = { 'Cross-Origin-Embedder-Policy': 'credentialless' };
    assert.deepEqual(withIsolation(headers), { ...isolation, ...headers });
  });
});

describe('the sources of a project', () => {
  const folder = resolve(root, 'build/tools-webpack');
  const project = resolve(folder, 'app/App.csproj');
  const write = (path, text = path) => {
    mkdirSync(dirname(resolve(folder, path)), { recursive: true });
    writeFileSync(resolve(folder, path), text);
  };

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    write('app/App.csproj', '<ProjectReference Include="..\\library\\Library.csproj" />');
    write('library/Library.csproj', '<ProjectReference Include="../app/App.csproj" />');
  });

  for (const path of ['app/A.cs', 'app/deep/B.cs', 'library/C.cs', 'Directory.Build.props']) {
    it(`change with ${path}`, () => {
      const before = sourceStamp(project);
      write(path);
      const added = sourceStamp(project);
      assert.notEqual(added, before);
      write(path, 'longer than before, whatever the clock says');
      assert.notEqual(sourceStamp(project), added);
      rmSync(resolve(folder, path));
      assert.equal(sourceStamp(project), before);
    });
  }

  for (const path of ['app/bin/A.cs', 'app/obj/B.cs', 'app/.git/C.cs', 'app/main.js']) {
    it(`do not change with ${path}`, () => {
      const before = sourceStamp(project);
      write(path);
      assert.equal(sourceStamp(project), before);
    });
  }
});

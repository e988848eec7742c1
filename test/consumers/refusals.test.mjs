import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'build/refusals');
const { contents, wholes } = JSON.parse(
  readFileSync(resolve(root, 'test/differential/types.json'), 'utf8'),
);

/** The types that the differential suite leaves out because C#'s generator refuses them. */
const refused = [
  ...contents.filter(({ array }) => !array).map(arrayOf),
  ...wholes.flatMap((row) => [
    { cs: `Action<${row.cs}>`, js: `Function<JSType.${row.js}>` },
    { cs: `Task<${row.cs}>`, js: `Promise<JSType.${row.js}>` },
    arrayOf(row),
  ]),
  ...wholes
    .filter(({ cs }) => cs.startsWith('ArraySegment'))
    .map(({ cs, js }) => ({ cs: `${cs}?`, js })),
  // A Span is no type argument and no element at all: the compiler says so before the generator can.
].filter(({ cs }) => !cs.includes('Span<'));

test('the generator of C# refuses what the differential suite leaves out', () => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(resolve(root, 'test/dotnet/Conformance.csproj'), resolve(folder, 'Refusals.csproj'));
  const methods = refused.map(
    ({ cs, js }, index) =>
      `    [JSExport] public static void M${index}([JSMarshalAs<JSType.${js}>] ${cs} value) { }\n`,
  );
  const head = '[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]\n';
  const source = `${head}public static partial class Refusals\n{\n${methods.join('')}}\n`;
  writeFileSync(resolve(folder, 'Refusals.cs'), source);
  const { stdout } = spawnSync('dotnet', ['build', '--nologo', '--verbosity', 'quiet'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
  });
  const first = source.split('\n').findIndex((line) => line.includes(' M0(')) + 1;
  const lines = [...stdout.matchAll(/Refusals\.cs\((\d+),\d+\): error SYSLIB1072/g)];
  const indices = new Set(lines.map(([, line]) => Number(line) - first));
  const accepted = refused.filter((_, index) => !indices.has(index)).map(({ cs }) => cs);
  assert.deepEqual(accepted, [], stdout);
});

function arrayOf({ cs, js }) {
  return { cs: `${cs}[]`, js: `Array<JSType.${js}>` };
}

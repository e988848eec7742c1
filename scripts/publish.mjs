import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Stop, output as outputOf, root, run } from './run.mjs';

/**
 * Publishes the C# project in the folder `project` for `framework` into the folder `output`, so
 * that `<output>/wwwroot/_framework` exists. Does nothing when the output was published
 * from the same inputs: the project's files and those of `inputs`, other folders it depends on.
 */
export async function publish(project, { framework, output, inputs = [], properties = {} }) {
  const target = resolve(root, output);
  const stampFile = `${target}.stamp`;
  const file = projectFile(project);
  const options = buildOptions({ framework, target, properties });
  const sdk = (await outputOf('dotnet', ['--version'])) ?? '';
  const stamp = hash([
    sdk,
    ...options.map((option) => option.replaceAll(root, '')),
    ...contents([project, ...inputs]),
  ]);
  if (isCurrent(target, stampFile, stamp)) return;

  console.log(`Publishing ${project} for ${framework}…`);
  rmSync(stampFile, { force: true });
  // File names carry fingerprints: without this the files of earlier publishes would pile up.
  rmSync(target, { recursive: true, force: true });
  // Apart, because the restore that is part of `dotnet publish` ignores the target framework.
  await dotnet('restore', file, options);
  await dotnet('publish', file, [
    ...['--no-restore', '--configuration', 'Release', '--output', target],
    ...options,
  ]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function dotnet(command, file, options) {
  const env = { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const quietly = ['--nologo', '--verbosity', 'quiet', '--disable-build-servers'];
  return run('dotnet', [command, file, ...options, ...quietly], { env });
}

function buildOptions({ framework, target, properties }) {
  const name = relative(resolve(root, 'build/dotnet'), target).replaceAll(/[\\/]/g, '-');
  return [
    `-p:TargetFramework=${framework}`,
    // Apart for every output: two frameworks, or two outputs of a project, share no bin and obj.
    ...['--artifacts-path', resolve(root, 'build/dotnet-obj', name)],
    // Nothing here serves the .br and .gz copies, which take longer to make than the rest.
    '-p:CompressionEnabled=false',
    ...Object.entries(properties).map(([key, value]) => `-p:${key}=${value}`),
  ];
}

function projectFile(project) {
  const folder = resolve(root, project);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.csproj'))
    : [];
  if (files.length !== 1) {
    throw new Stop(
      `Failed to publish ${project}: it holds ${files.length} .csproj files, not one.`,
    );
  }
  return resolve(folder, files[0]);
}

function isCurrent(target, stampFile, stamp) {
  const framework = resolve(target, 'wwwroot/_framework');
  return (
    existsSync(framework) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  );
}

/** Names and contents of every source file in the folders, in a fixed order. */
function* contents(folders) {
  for (const folder of folders) {
    const paths = readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name))
      .filter((path) => !/[\\/](bin|obj)[\\/]/.test(relative(root, dirname(path)) + '/'))
      .sort();
    for (const path of paths) yield* [relativeToRoot(path), readFileSync(path)];
  }
}

function relativeToRoot(path) {
  return path.startsWith(root) ? relative(root, path).replaceAll('\\', '/') : path;
}

function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}:`).update(part);
  return sum.digest('hex');
}

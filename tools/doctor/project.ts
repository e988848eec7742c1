import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { better, fine, mend, type Finding } from './finding.js';
import { installedSdks } from './machine.js';

const OLDEST_DOTNET = 8;

/** The npm package and the C# projects of a folder, where it has any. */
export function inspectProject(folder: string, version: string): Finding[] {
  return [...inspectPackage(folder, version), ...csharpProjects(folder).flatMap(inspectCsharp)];
}

function inspectPackage(folder: string, version: string): Finding[] {
  const manifest = readManifest(join(folder, 'package.json'));
  if (manifest instanceof Damage) {
    return [
      mend(`package.json cannot be read: ${manifest.why}.`, 'Correct what is written there.'),
    ];
  }
  const { dependencies, devDependencies } = manifest;
  if (!{ ...dependencies, ...devDependencies }['dotnet-worker']) return [];
  const installed = readManifest(join(folder, 'node_modules/dotnet-worker/package.json'));
  if (installed instanceof Damage || installed.version === undefined) {
    return [mend('dotnet-worker is in package.json, but not installed.', 'Run `npm install`.')];
  }
  if (installed.version === version) return [fine(`dotnet-worker ${version} is installed`)];
  return [
    better(
      `dotnet-worker ${installed.version} is installed, and this command is of ${version}.`,
      'Run the one that is installed: `npx dotnet-worker doctor`, in the folder of package.json.',
    ),
  ];
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

class Damage {
  constructor(readonly why: string) {}
}

/** Of a file that is not there, an empty one. */
function readManifest(path: string): Manifest | Damage {
  if (!existsSync(path)) return {};
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(manifest) ? manifest : new Damage('it is not an object');
  } catch (error) {
    // The words of JSON.parse may quote some lines of the file.
    return new Damage(String(error instanceof Error ? error.message : error).replace(/\s+/g, ' '));
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** In the folder itself, or one below. */
function csharpProjects(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|bin$|obj$)/.test(entry.name))
    .map((entry) => join(folder, entry.name));
  return [folder, ...below].flatMap((place) =>
    readdirSync(place)
      .filter((name) => name.endsWith('.csproj'))
      .map((name) => join(place, name)),
  );
}

/** What its text says; a property that is set elsewhere is not seen, and not complained of. */
function inspectCsharp(path: string): Finding[] {
  const text = readFileSync(path, 'utf8');
  // Of a server or a library beside it nothing is asked.
  if (!text.includes('Sdk="Microsoft.NET.Sdk.WebAssembly"')) return [];
  const troubles = [...frameworkOf(path, text), ...settingsOf(path, text)];
  return troubles.length > 0 ? troubles : [fine(`${path} is set up for exports and imports`)];
}

function frameworkOf(path: string, text: string): Finding[] {
  const [framework, major = ''] =
    /\bnet(\d+)\.\d+/.exec(valueOf(text, 'TargetFrameworks?') ?? '') ?? [];
  if (framework === undefined) return [];
  if (Number(major) < OLDEST_DOTNET) {
    return [
      mend(
        `${path} is for ${framework}, and .NET ${OLDEST_DOTNET} is the oldest that works.`,
        'Set TargetFramework to a newer one.',
      ),
    ];
  }
  const newest = installedSdks()?.at(-1);
  if (newest === undefined || parseInt(newest, 10) >= Number(major)) return [];
  return [
    mend(
      `${path} is for ${framework}, which the .NET SDK ${newest} cannot build.`,
      'Install a newer SDK from https://dotnet.microsoft.com/download.',
    ),
  ];
}

function settingsOf(path: string, text: string): Finding[] {
  const findings: Finding[] = [];
  if (valueOf(text, 'AllowUnsafeBlocks')?.toLowerCase() !== 'true') {
    findings.push(
      mend(
        `${path} does not allow unsafe blocks, which the code made for [JSExport] and [JSImport] needs.`,
        'Set AllowUnsafeBlocks to true.',
      ),
    );
  }
  if (valueOf(text, 'WasmEnableThreads')?.toLowerCase() === 'true') {
    findings.push(
      mend(
        `${path} builds .NET with threads of its own, which cannot be run in a worker.`,
        'Leave WasmEnableThreads out.',
      ),
    );
  }
  return findings;
}

function valueOf(text: string, property: string): string | undefined {
  return new RegExp(`<${property}>\\s*([^<]*?)\\s*</`).exec(text)?.[1];
}

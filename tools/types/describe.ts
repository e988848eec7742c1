import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Assembly } from '../metadata/assembly.js';
import { NativeFileError } from '../metadata/failure.js';
import type { Described, DescribedAssembly } from './declaration.js';
import { exportedMethods, importedMethods } from './methods.js';
import { orStop } from './or-stop.js';
import type { Source } from './source.js';
import { readDocumentation } from './xml-documentation.js';

/** Answered in the worker, not by the page. */
const OWN_MODULE = 'dotnet-worker';

/** Of assemblies that come with .NET, ASP.NET Core and the SDK. */
const MICROSOFT_KEYS = new Set([
  '31bf3856ad364e35',
  '7cec85d7bea7798e',
  'adb9793829ddae60',
  'b03f5f7f11d50a3a',
  'b77a5c561934e089',
  'cc7b13ffcd2ddd51',
]);

/**
 * Reads what the assemblies of a source export and import.
 *
 * @param path - what errors call the source
 * @param find - finds it
 */
export function describe(path: string, find: () => Source): Described {
  return orStop(`read ${path}`, 'that it is whole, and that it may be read', () =>
    describeSource(find()),
  );
}

function describeSource(source: Source): Described {
  const assemblies = source.assemblies
    .flatMap((path) => read(path, source.assemblies.length > 1))
    .filter((assembly) => !MICROSOFT_KEYS.has(keyToken(assembly)));
  const described = assemblies.map((assembly) => describeAssembly(assembly, source));
  const program = assemblies.find(({ isProgram }) => isProgram);
  return {
    assemblies: described.filter(({ exports, imports }) => exports.length + imports.length > 0),
    main: source.main ?? program?.name,
  };
}

/** Native libraries lie beside the assemblies of a build. */
function read(path: string, mayBeNative: boolean): Assembly[] {
  try {
    return [new Assembly(readFileSync(path), path)];
  } catch (error) {
    if (mayBeNative && error instanceof NativeFileError) return [];
    throw error;
  }
}

function describeAssembly(assembly: Assembly, source: Source): DescribedAssembly {
  const { name } = assembly;
  const xml = source.documentation.find((path) => basename(path) === `${name}.xml`);
  const documentation = xml === undefined ? '' : readFileSync(xml, 'utf8');
  return {
    name,
    exports: exportedMethods(assembly),
    imports: importedMethods(assembly).filter(({ module }) => module !== OWN_MODULE),
    documentation: readDocumentation(documentation),
  };
}

/** The last eight bytes of its hash, backwards, are how .NET writes a key. */
function keyToken({ publicKey }: Assembly): string {
  if (publicKey.length === 0) return '';
  const hash = createHash('sha1').update(publicKey).digest();
  return hash.subarray(-8).reverse().toString('hex');
}

import type { ImportedMethod, Method } from './methods.js';
import { indented } from './lines.js';
import { memberName, quoted } from './names.js';
import { treeLines } from './tree.js';
import { exportType, importType } from './typescript.js';
import type { Documentation } from './xml-documentation.js';

/** An assembly as far as the declaration file needs it. */
export interface DescribedAssembly {
  readonly name: string;
  readonly exports: readonly Method[];
  readonly imports: readonly ImportedMethod[];
  readonly documentation: ReadonlyMap<string, Documentation>;
}

export interface Described {
  readonly assemblies: readonly DescribedAssembly[];
  /** The name of the one with `Main`. */
  readonly main: string | undefined;
}

const PUBLIC_TYPES = ['AsyncDelegate', 'ExportedFunction', 'MemoryView', 'SyncDelegate'];

/** The text of the declaration file. */
export function declaration({ assemblies, main }: Described): string {
  const withExports = assemblies.filter(({ exports }) => exports.length > 0);
  const first = withExports.find(({ name }) => name === main) ?? withExports[0];
  const body = [
    ...(first
      ? exportsOf(first)
      : ['/** There is no method marked `[JSExport]`. */', 'export interface Exports {}']),
    '',
    '/** What `getAssemblyExports` gives, by the name of the assembly. */',
    ...block('export interface Assemblies', [
      ...withExports.flatMap((assembly) =>
        assembly === first
          ? [`${memberName(assembly.name)}: Exports;`]
          : [`${memberName(assembly.name)}: {`, ...indented(exportLines(assembly)), '};'],
      ),
    ]),
    '',
    '/** What the page gives to `setModuleImports`, by the name of the module. */',
    ...block('export interface ImportModules', modulesOf(assemblies)),
  ].join('\n');
  const used = PUBLIC_TYPES.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    '// Written by `dotnet-worker types`: what is changed here is lost.',
    '/* eslint-disable */',
    used.length > 0
      ? `import type { ${used.join(', ')} } from 'dotnet-worker';\n`
      : "import 'dotnet-worker';\n",
    body,
    '',
    ...augmentation(main, (first ?? assemblies[0])?.name ?? ''),
    '',
  ].join('\n');
}

function exportsOf(assembly: DescribedAssembly): string[] {
  return [
    `/** What \`getAssemblyExports(${quoted(assembly.name)})\` gives. */`,
    ...block('export interface Exports', exportLines(assembly)),
  ];
}

function exportLines({ exports, documentation }: DescribedAssembly): string[] {
  return treeLines(exports, { typeOf: exportType, documentation });
}

/** A module is one object, whichever assemblies import from it. */
function modulesOf(assemblies: readonly DescribedAssembly[]): string[] {
  const methods = assemblies.flatMap(({ imports }) =>
    imports.map((method) => ({ ...method, path: [method.module, ...method.path] })),
  );
  const documentation = new Map(assemblies.flatMap((assembly) => [...assembly.documentation]));
  return treeLines(methods, { typeOf: importType, documentation });
}

/**
 * So that `getAssemblyExports` and `setModuleImports` know the types without being told. `program` keeps those of several
 * files apart.
 */
function augmentation(main: string | undefined, program: string): string[] {
  const key = memberName(program);
  return block("declare module 'dotnet-worker'", [
    'interface KnownAssemblies extends Assemblies {}',
    ...block('interface KnownImportModules', [`readonly ${key}: ImportModules;`]),
    ...(main === undefined
      ? []
      : block('interface KnownConfigs', [
          `readonly ${key}: { readonly mainAssemblyName: ${quoted(main)} };`,
        ])),
  ]);
}

function block(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indented(lines), '}'];
}

import type { AssemblyExports } from './exports.js';
import type { ImportModule } from './imports.js';

// The files that `dotnet-worker types` writes add members to these three. They say what is known of the C#.

/** The exports of assemblies, by the assembly's name. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownAssemblies {}

/** What the page gives to `setModuleImports`, by the name of the module. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownImportModules {}

/** Values of the configuration. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownConfig {}

type KnownAssembly = Extract<keyof KnownAssemblies, string>;

/** `getAssemblyExports`: of an assembly that is known, or as the caller describes it. */
export interface GetAssemblyExports {
  <Name extends KnownAssembly>(name: Name | `${Name}.dll`): Promise<KnownAssemblies[Name]>;
  <T extends object = AssemblyExports>(name: string): Promise<T>;
}

/** What `setModuleImports` takes for a module: all that the C# imports from it, where that is known. */
export type ImportModuleNamed<Name extends string> = Name extends keyof KnownImportModules
  ? KnownImportModules[Name]
  : ImportModule;

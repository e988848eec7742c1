import type { AssemblyExports } from './exports.js';
import type { ImportModule } from './imports.js';

// The files that `dotnet-worker types` writes add members to these three. They say what is known of the C#.

/** The exports of assemblies, by the assembly's name. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownAssemblies {}

/** What the page gives to `setModuleImports`: for each program, the modules by name. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownImportModules {}

/** Values of the configuration of each program. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KnownConfigs {}

/** What is known of the configuration: of one of the programs, where the page has several. */
export type KnownConfig = [keyof KnownConfigs] extends [never]
  ? object
  : KnownConfigs[keyof KnownConfigs];

type KnownAssembly = Extract<keyof KnownAssemblies, string>;

/** `getAssemblyExports`: of an assembly that is known, or as the caller describes it. */
export interface GetAssemblyExports {
  <Name extends KnownAssembly>(name: Name | `${Name}.dll`): Promise<KnownAssemblies[Name]>;
  <T extends object = AssemblyExports>(name: string): Promise<T>;
}

/**
 * What `setModuleImports` takes for a module: all that the C# imports from it, where that is known. Of several programs
 * with a module of that name, what any of them imports.
 */
export type ImportModuleNamed<Name extends string> = [keyof KnownImportModules] extends [never]
  ? ImportModule
  : OrAny<ModuleOf<KnownImportModules[keyof KnownImportModules], Name>>;

type ModuleOf<Modules, Name extends string> = Modules extends unknown
  ? Name extends keyof Modules
    ? Modules[Name]
    : never
  : never;

type OrAny<Module> = [Module] extends [never] ? ImportModule : Module;

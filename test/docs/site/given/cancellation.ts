import type { DotnetRuntime } from 'dotnet-worker';
declare const setModuleImports: DotnetRuntime['setModuleImports'];

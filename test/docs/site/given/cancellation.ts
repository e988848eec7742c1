import type { DotnetRuntime } from 'dotnet-worker';
import type { Exports } from './conformance.js';
declare const exports: Exports['Conformance']['Guide'];
declare const stopButton: HTMLButtonElement;
declare const setModuleImports: DotnetRuntime['setModuleImports'];

import type { DotnetRuntime } from 'dotnet-worker';
import type { Exports } from './conformance.js';
declare const exports: Exports['Conformance']['Guide'];
declare const runtime: DotnetRuntime;
declare const input: HTMLInputElement;

import type { Exports } from './conformance.js';
declare const exports: Exports['Conformance']['Guide'];
declare const bar: HTMLProgressElement;

declare const exports: import('./dotnet.js').Exports;
declare const worker: Worker;

import type { DotnetRuntime, ExportedFunction } from 'dotnet-worker';
declare const exports: {
  MyClass: {
    Compute: ExportedFunction<[first: number, second: number], number>;
    Forever: ExportedFunction<[], void>;
  };
};
declare const runtime: DotnetRuntime;
declare const setModuleImports: (
  name: 'texts.js',
  module: {
    count: (text: string) => number;
    load: (url: string) => PromiseLike<string>;
    read: (url: string) => string;
  },
) => void;

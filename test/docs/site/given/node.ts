declare const response: import('node:http').ServerResponse;
declare const painter: {
  paint: (options: { width: number; height: number; signal: AbortSignal }) => Promise<Uint8Array>;
};
declare const size: { width: number; height: number };
declare const exports: {
  MyClass: { Add: import('dotnet-worker').ExportedFunction<[number, number], number> };
};

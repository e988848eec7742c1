import type { ExportedFunction } from 'dotnet-worker';
import type { DotnetPool } from 'dotnet-worker/pool';
interface Shop {
  Prices: { Total: ExportedFunction<[shop: number], number> };
  Documents: {
    Open: ExportedFunction<[name: string], object>;
    Text: ExportedFunction<[document: object], string>;
  };
  Files: { Hash: ExportedFunction<[file: Blob], Promise<string>> };
}
declare const pool: DotnetPool<Shop>;
declare const files: Blob[];
declare const bar: HTMLProgressElement;

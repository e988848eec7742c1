import type { MemoryView } from 'dotnet-worker';

/** The methods that bench/dotnet marks with [JSExport], as dotnet.js gives them. */
export interface Exports {
  readonly Bench: {
    readonly Numbers: {
      readonly Add: (a: number, b: number) => number;
      readonly SumOf0: () => number;
      readonly SumOf1: (...numbers: number[]) => number;
      readonly SumOf2: (...numbers: number[]) => number;
      readonly SumOf4: (...numbers: number[]) => number;
      readonly SumOf8: (...numbers: number[]) => number;
    };
    readonly PageCalls: { readonly SumOnPage: (count: number) => number };
    readonly Polls: { readonly Look: (times: number) => number };
    readonly NestedCalls: {
      readonly Repeat: (count: number) => number;
      readonly Descend: (depth: number) => number;
    };
    readonly Bytes: { readonly Echo: (bytes: Uint8Array) => Uint8Array };
    readonly Spans: {
      readonly Allocate: (length: number) => void;
      readonly Lend: (count: number) => number;
    };
    readonly Streams: {
      readonly Read: (source: object) => number;
      readonly Begin: (length: number) => void;
      readonly Next: () => Uint8Array | null;
      readonly Most: () => number;
    };
    readonly Frames: {
      readonly Pixels: (length: number) => MemoryView;
      readonly Draw: (colour: number) => void;
      readonly Next: (length: number, colour: number) => Uint8Array<ArrayBuffer>;
    };
    readonly Text: { readonly Echo: (text: string) => string };
    readonly Work: {
      readonly Compute: (milliseconds: number) => number;
      readonly Hash: (rounds: number) => number;
    };
    readonly Handles: {
      readonly Keep: (item: object) => void;
      readonly Release: (count: number) => number;
      readonly Make: () => { dispose(): void };
    };
  };
}

/** The same over a thread: every method returns a promise. */
export type OffThread<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<R>
    : OffThread<T[K]>;
};

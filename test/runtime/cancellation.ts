/** The C# of test/dotnet that asks whether its call was cancelled. */
export interface CancellationExports {
  Conformance: {
    Exported: {
      Cancellation: {
        Current: (() => Promise<number>) & { sync: () => number };
        Begin: (value: number) => Promise<number>;
        Begun: () => Promise<number>;
        Seen: () => Promise<string>;
        LoopUntilCancelled: () => Promise<void>;
        LoopIfPositive: (value: number) => Promise<number>;
        LoopUntilItThrows: () => Promise<void>;
        Look: (times: number) => Promise<number>;
        Hold: (name: string) => Promise<unknown>;
        NumberOf: (name: string) => Promise<number>;
        IsCancelled: (name: string) => Promise<boolean>;
        IsNumberCancelled: (call: number) => Promise<boolean>;
        OpenWith: (name: string, value: unknown) => Promise<void>;
        OpenWithBox: (name: string) => Promise<void>;
        OpenWithError: (name: string) => Promise<void>;
        Boxes: (count: number) => Promise<unknown[]>;
        Delegate: () => Promise<(value: number) => Promise<number>>;
        Segment: () => Promise<object>;
        Same: (value: object) => Promise<object>;
        AskWhich: () => Promise<string>;
      };
      Arrays: { Sum: (bytes: Uint8Array) => Promise<number> };
      Numbers: { Int32: (value: number) => Promise<number> };
      Errors: { Throw: (message: string) => Promise<void> };
      Objects: { MakeBox: (value: number) => Promise<object>; Keep: (v: object) => Promise<void> };
      Delegates: { GetFunc1: (added: number) => Promise<(value: number) => Promise<number>> };
    };
    Guide: {
      Primes: {
        Last: () => Promise<string>;
        Count: (limit: number) => Promise<number>;
        CountSlowly: (limit: number) => Promise<number>;
        CountAndTell: (limit: number) => Promise<number>;
        CountSlowlyAndTell: (limit: number) => Promise<number>;
      };
    };
  };
}

/** More than any spec has time for. */
export const ENDLESS = 2_000_000_000;

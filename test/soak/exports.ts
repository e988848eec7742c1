import type { MemoryView } from 'dotnet-worker';
import type { DelegateExports } from '../runtime/delegate-imports.js';

export interface Disposable {
  dispose: () => void;
  readonly isDisposed: boolean;
}

export type Delegate<A extends unknown[], R> = ((...args: A) => Promise<R>) & Disposable;

type Callable<A extends unknown[], R> = ((...args: A) => Promise<R>) & { sync: (...args: A) => R };

/** Classes of exports that give back what they are given. */
export type Echoes = Record<string, Record<string, (value: unknown) => Promise<unknown>>>;

/** The C# of test/dotnet that is called here by name. */
export interface SoakExports {
  Conformance: {
    Exported: {
      Arrays: {
        Bytes: (value: Uint8Array) => Promise<Uint8Array>;
        CountingBytes: (length: number) => Promise<Uint8Array>;
        Sum: (values: Uint8Array) => Promise<number>;
        Fill: (values: Int32Array, value: number) => Promise<Int32Array>;
      };
      Cancellation: {
        LoopUntilCancelled: () => Promise<void>;
        LoopUntilItThrows: () => Promise<void>;
        Hold: (name: string) => Promise<unknown>;
        IsCancelled: (name: string) => Promise<boolean>;
        OpenWith: (name: string, value: unknown) => Promise<void>;
        OpenWithError: (name: string) => Promise<void>;
      };
      Compute: {
        Hash: Callable<[rounds: number], number>;
        Forever: Callable<[], undefined>;
      };
      Deeper: {
        Still: {
          Place: {
            Join: (...parts: [string, number, number, boolean, string, number]) => Promise<string>;
          };
        };
      };
      Delegates: {
        CallAction3: (action: (a: number, b: string, c: boolean) => void) => Promise<void>;
        CallFunc1: (func: (value: number) => number, value: number) => Promise<number>;
        CallFunc3: (func: (a: number, b: string, c: boolean) => string) => Promise<string>;
        CallFunc0: (func: () => number) => Promise<number>;
        GetFunc1: (added: number) => Promise<Delegate<[number], number>>;
        GetFunc3: () => Promise<Delegate<[number, string, boolean], string>>;
        GetThrower: () => Promise<Delegate<[string], undefined>>;
        SumOf: (func: (index: number) => number, count: number) => Promise<number>;
        Report: (progress: (step: number) => void, steps: number) => Promise<void>;
      };
      Errors: {
        Throw: (message: string) => Promise<void>;
        ThrowLater: (message: string) => Promise<void>;
        GetTheOne: () => Promise<Error>;
        IsTheOne: (value: Error) => Promise<boolean>;
        Rethrow: (value: Error) => Promise<void>;
        Describe: (value: Error) => Promise<string>;
      };
      Faults: {
        ThrowInAsyncVoid: (message: string) => Promise<void>;
        Trap: Callable<[], number>;
        BreakLater: (how: string, after: string) => Promise<void>;
        OverflowStack: Callable<[], number>;
        FailFast: Callable<[message: string], undefined>;
        ExitLater: (code: number) => Promise<void>;
      };
      Memory: {
        Allocate: (bytes: number) => Promise<number>;
        Free: (address: number) => Promise<void>;
        Read: (address: number, bytes: number) => Promise<Uint8Array>;
      };
      Numbers: { Int32: Callable<[value: number], number> };
      Objects: {
        Any: (value: unknown) => Promise<unknown>;
        JSObject: (value: object) => Promise<object>;
        AreSame: (first: object, second: object) => Promise<boolean>;
        Dispose: (value: object) => Promise<void>;
        MakeBox: (value: number) => Promise<object & Disposable>;
        Unbox: (box: object) => Promise<number>;
        Boxed: (typeName: string) => Promise<unknown>;
      };
      Output: { WriteLine: (line: string) => Promise<void> };
      Properties: {
        Has: (target: object, name: string) => Promise<boolean>;
        TypeOf: (target: object, name: string) => Promise<string>;
        GetInt32: (target: object, name: string) => Promise<number>;
        GetString: (target: object, name: string) => Promise<string | null>;
        GetJSObject: (target: object, name: string) => Promise<object | null>;
        GetBytes: (target: object, name: string) => Promise<Uint8Array | null>;
        SetInt32: (target: object, name: string, value: number) => Promise<void>;
        SetString: (target: object, name: string, value: string | null) => Promise<void>;
        SetJSObject: (target: object, name: string, value: object | null) => Promise<void>;
      };
      Series: {
        Next: (value: number) => Promise<number>;
        NextSoon: (value: number) => Promise<number>;
        NextWithLine: (value: number) => Promise<number>;
        NextByPage: (value: number) => Promise<number>;
        Take: () => Promise<Int32Array>;
      };
      Surroundings: {
        Exit: Callable<[code: number], undefined>;
        Variable: (name: string) => Promise<string | null>;
      };
      Tasks: {
        AddLater: (first: Promise<number>, second: Promise<number>) => Promise<number>;
        CompletedWith: (value: number) => Promise<number>;
        FaultedInt32: (message: string) => Promise<number>;
        ThrowBeforeTheTask: (message: string) => Promise<void>;
        WaitAtGate: () => Promise<string>;
        YieldThen: (value: number) => Promise<number>;
      };
      Text: {
        CodeUnits: (value: string) => Promise<Int32Array>;
        FromCodeUnits: (units: Int32Array) => Promise<string>;
        Repeat: (value: string, count: number) => Promise<string>;
        String: Callable<[value: string], string>;
      };
    };
    Imported: {
      Delegates: DelegateExports;
      Faults: {
        Ask: Callable<[what: string], undefined>;
        Catch: (what: string) => Promise<string>;
      };
      Objects: {
        KeepsManagedObject: () => Promise<boolean>;
        KeepsJSObject: (value: object) => Promise<boolean>;
      };
      Order: { AddMany: (count: number) => Promise<number> };
      Tasks: { FetchText: (url: string) => Promise<string> };
    };
    Live: {
      Holding: {
        Child: (value: object, path: string) => Promise<number>;
        ChildItself: (value: object, path: string) => Promise<object>;
        UseDisposed: (value: object) => Promise<string>;
      };
      Lifetimes: {
        AddToEach: (segment: MemoryView, value: number) => Promise<void>;
        BytesUsed: () => Promise<number>;
        Collect: () => Promise<void>;
        DoInWorker: (what: string) => Promise<void>;
        LendSpans: (count: number) => Promise<void>;
        MakeError: (message: string) => Promise<Error & Disposable>;
        MakeObjects: (count: number) => Promise<(object & Disposable)[]>;
        MakeSegment: (length: number) => Promise<MemoryView>;
        Sum: (segment: MemoryView) => Promise<number>;
        TakeError: (error: Error) => Promise<void>;
        TakeFunc: (func: (value: number) => number) => Promise<void>;
        TakeObjects: (objects: object[]) => Promise<void>;
        TakePromise: (promise: Promise<number>) => Promise<void>;
      };
      Views: {
        WorkDeeply: (depth: number) => Promise<string>;
        WorkOnBytes: () => Promise<string>;
        WorkOnDoubles: () => Promise<string>;
        WorkOnInts: () => Promise<string>;
        WorkOnMany: (count: number) => Promise<number>;
        WorkOnTwo: () => Promise<string>;
        WorkTogether: () => Promise<string>;
      };
    };
  };
}

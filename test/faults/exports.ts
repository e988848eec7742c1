export type Delegate = (value: number) => Promise<number>;

/** What of the C# in test/dotnet the specs of faults call. */
export interface Exports {
  Conformance: {
    Exported: {
      Compute: { Forever: { (): Promise<void>; sync: () => void } };
      Delegates: { GetFunc1: (added: number) => Promise<Delegate> };
      Faults: {
        ThrowInAsyncVoid: (message: string) => Promise<void>;
        Trap: { (): Promise<number>; sync: () => number };
        BreakLater: (how: string, after: string) => Promise<void>;
        OverflowStack: { (): Promise<number>; sync: () => number };
        ExhaustMemory: (arrayLength: number) => Promise<number>;
        FailFast: { (message: string): Promise<void>; sync: (message: string) => void };
        ExitLater: (code: number) => Promise<void>;
      };
      Numbers: { Int32: { (value: number): Promise<number>; sync: (value: number) => number } };
      Objects: { Keep: (value: object) => Promise<void> };
      Surroundings: { Exit: { (code: number): Promise<void>; sync: (code: number) => void } };
      Tasks: {
        AddLater: (first: Promise<number>, second: Promise<number>) => Promise<number>;
        WaitAtGate: () => Promise<string>;
        YieldThen: { (value: number): Promise<number>; sync: (value: number) => Promise<number> };
      };
    };
    Imported: {
      Faults: {
        Ask: { (what: string): Promise<void>; sync: (what: string) => void };
        GetAsk: () => Promise<(what: string) => Promise<void>>;
        Catch: (what: string) => Promise<string>;
      };
      Order: { RecordMany: (count: number) => Promise<void> };
      Tasks: { FetchText: (url: string) => Promise<string> };
    };
  };
}

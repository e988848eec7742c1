/** What `dotnet/Counter` marks with [JSExport]. */
export interface CounterExports {
  Counter: {
    Add: (step: number) => Promise<number>;
    InWords: (number: number) => Promise<string>;
  };
}

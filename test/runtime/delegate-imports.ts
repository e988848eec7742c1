type Func = (value: number) => number;

/** The C# of `test/dotnet` that passes its delegates to the page. */
export interface DelegateExports {
  PassAction0: () => Promise<string>;
  PassAction3: () => Promise<string>;
  PassFunc0: (value: number) => Promise<number>;
  PassFunc1: (value: number, added: number) => Promise<number>;
  PassFunc3: () => Promise<string>;
  PassThrower: (message: string) => Promise<string>;
  UseReturned: (value: number) => Promise<number>;
  Leave: (added: number) => Promise<void>;
  Descend: (depth: number) => Promise<number>;
  DescendWithImports: (depth: number, imports: number) => Promise<number>;
}

/** What that C# imports from `shapes.js`, but for `takeThrower` and `keepFunc`, which are each caller's own. */
export const delegateImports = {
  takeAction0: (action: () => void) => {
    action();
  },
  takeAction3: (action: (first: number, second: string, third: boolean) => void) => {
    action(1, 'two', true);
  },
  takeFunc0: (func: () => number) => func() + 1,
  takeFunc1: (value: number, func: Func) => func(value) + 0,
  takeFunc3: (func: (first: number, second: string, third: boolean) => string) =>
    func(1, 'two', true).toUpperCase(),
  giveFunc: () => (value: number) => value * 2,
  addOne: (value: number) => value + 1,
};

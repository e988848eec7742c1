import { sharedRuntime } from './start.js';
import { letTurnsPass } from './turns.js';

interface Exports {
  Conformance: {
    Exported: { Numbers: { Int32: (value: number) => Promise<number> } };
    Imported: {
      Tasks: {
        AskAll: (count: number) => Promise<number>;
        Answers: () => Promise<number>;
        FetchText: (url: string) => Promise<string>;
        CatchNoPromise: () => Promise<string>;
      };
      Errors: { CatchLater: () => Promise<string> };
    };
  };
}

describe('an import that returns a Task', () => {
  const asked: number[] = [];
  const waiting: ((value: number) => void)[] = [];
  let failure: unknown;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      answer: (index: number) => {
        asked.push(index);
        return new Promise<number>((resolve) => waiting.push(resolve));
      },
      getText: async (url: string) => (await fetch(url)).text(),
      noPromise: () => 7,
      failLater: async () => {
        await letTurnsPass(1);
        throw failure;
      },
    },
  });

  it('does not block: C# makes all of them before one is answered', async () => {
    const { Tasks } = shared.exports.Conformance.Imported;
    const answeredMeanwhile = Tasks.AskAll(20);
    while (asked.length < 20) await letTurnsPass(1);
    expect(asked).toEqual(Array.from({ length: 20 }, (_, index) => index));
    for (const answer of waiting.splice(0).reverse()) answer(1);
    expect(await answeredMeanwhile).toBe(0);
    expect(await Tasks.Answers()).toBe(20);
    asked.length = 0;
  });

  it('leaves C# free for exports while the page works', async () => {
    const { Exported, Imported } = shared.exports.Conformance;
    const all = Imported.Tasks.AskAll(1);
    while (waiting.length < 1) await letTurnsPass(1);
    expect(await Exported.Numbers.Int32(5)).toBe(5);
    waiting.splice(0).forEach((answer) => {
      answer(1);
    });
    await all;
    asked.length = 0;
  });

  it('may use what is asynchronous on the page', async () => {
    const url = '/base/test/dotnet/MyClass.cs';
    const text = await shared.exports.Conformance.Imported.Tasks.FetchText(url);
    expect(text).toContain('window.location.href');
    expect(text).toBe(await (await fetch(url)).text());
  });

  it('rejects in C# with what the page rejected it with', async () => {
    failure = new RangeError('rejected later');
    const caught = await shared.exports.Conformance.Imported.Errors.CatchLater();
    expect(caught).toBe('JSException: RangeError: rejected later');
  });

  it('is an error in C# when the page function returns no promise', async () => {
    const caught = await shared.exports.Conformance.Imported.Tasks.CatchNoPromise();
    expect(caught).toMatch(/^JSException: .*Value is not a Promise/);
  });
});

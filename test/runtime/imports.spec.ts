import { rejectionOf } from './outcome.js';
import { sharedRuntime } from './start.js';

interface Exports {
  MyClass: { Greeting: () => Promise<string> };
  Conformance: {
    Exported: { Numbers: { Int32: (value: number) => Promise<number> } };
    Imported: {
      Order: {
        RecordMany: (count: number) => Promise<void>;
        AddMany: (count: number) => Promise<number>;
        Mix: (count: number) => Promise<void>;
        CountToThree: () => Promise<number>;
      };
      Errors: {
        CatchMissingFunction: () => Promise<string>;
        CatchMissingPath: () => Promise<string>;
        CatchNotAFunction: () => Promise<string>;
        CatchMissingModule: () => Promise<string>;
        CallMissingModule: () => Promise<void>;
        CatchWrongType: () => Promise<string>;
        CatchPromiseForNumber: () => Promise<string>;
      };
    };
  };
}

describe('an import', () => {
  const recorded: (number | string)[] = [];

  beforeAll(() => {
    spyOn(console, 'log').and.callFake((line: string) => void recorded.push(line));
  });

  const shared = sharedRuntime<Exports>({
    'main.js': { window: { location: { href: () => 'from a dotted path' } } },
    'shapes.js': {
      counter: {
        count: 0,
        next() {
          return ++this.count;
        },
      },
      record: (value: number) => void recorded.push(value),
      recordLater: (value: number) => {
        recorded.push(`later ${value}`);
        return Promise.resolve();
      },
      add: (first: number, second: number) => first + second,
      notAFunction: 7,
      returnsText: () => 'text',
      returnsPromise: () => Promise.resolve(7),
    },
  });

  beforeEach(() => {
    recorded.length = 0;
  });

  it('is found by its dotted path', async () => {
    expect(await shared.exports.MyClass.Greeting()).toBe(
      'Hello, World! Greetings from from a dotted path',
    );
  });

  it('sees `this`: the object that holds the function', async () => {
    expect(await shared.exports.Conformance.Imported.Order.CountToThree()).toBe(3);
  });

  it('is served a thousand times in order', async () => {
    const { Order } = shared.exports.Conformance.Imported;
    await Order.RecordMany(1000);
    expect(recorded).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(await Order.AddMany(1000)).toBe(499_500);
  });

  it('keeps its place among the others, Task imports and console output', async () => {
    await shared.exports.Conformance.Imported.Order.Mix(50);
    const expected = Array.from({ length: 50 }, (_, index) => [
      index,
      `line ${index}`,
      `later ${index}`,
    ]);
    expect(recorded).toEqual(expected.flat());
  });

  describe('that cannot be served is an error which C# can catch, and the runtime lives on:', () => {
    const errors = () => shared.exports.Conformance.Imported.Errors;

    afterEach(async () => {
      expect(shared.runtime.state).toBe('ready');
      expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
    });

    it('a missing function', async () => {
      expect(await errors().CatchMissingFunction()).toMatch(/^JSException: .*noSuchFunction/s);
    });

    it('a missing object on the path', async () => {
      expect(await errors().CatchMissingPath()).toMatch(
        /^JSException: .*noSuchObject not found while looking up noSuchObject\.noSuchFunction/s,
      );
    });

    it('something that is no function', async () => {
      expect(await errors().CatchNotAFunction()).toMatch(
        /^JSException: .*notAFunction must be a Function but was number/s,
      );
    });

    it('a missing module', async () => {
      expect(await errors().CatchMissingModule()).toMatch(/^JSException: .*no-such-module\.js/s);
    });

    it('a missing module, not caught by C#', async () => {
      const error = await rejectionOf(errors().CallMissingModule());
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toContain('no-such-module.js');
    });

    it('a value of another type', async () => {
      expect(await errors().CatchWrongType()).toMatch(
        /^JSException: Error: Assert failed: Value is not an integer: text \(string\)/,
      );
    });

    it('a promise where C# expects a number', async () => {
      expect(await errors().CatchPromiseForNumber()).toMatch(
        /^JSException: Error: Assert failed: Value is not an integer: .*Promise/,
      );
    });
  });
});

describe('an import module', () => {
  const order: string[] = [];
  const shared = sharedRuntime<Exports>();

  it('takes effect before the calls made after it', async () => {
    shared.runtime.setModuleImports('shapes.js', { record: () => void order.push('served') });
    const done = shared.exports.Conformance.Imported.Order.RecordMany(1);
    order.push('called');
    await done;
    expect(order).toEqual(['called', 'served']);
  });
});

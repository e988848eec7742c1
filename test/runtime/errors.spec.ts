import { ManagedError } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { Mirror } from './round-trip.js';
import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Errors: {
        Exception: (error: unknown) => Promise<unknown>;
        Throw: (message: string) => Promise<void>;
        ThrowLater: (message: string) => Promise<void>;
        ThrowTheOne: () => Promise<void>;
        GetTheOne: () => Promise<Error>;
        IsTheOne: (error: unknown) => Promise<boolean>;
        Rethrow: (error: unknown) => Promise<void>;
        Describe: (error: unknown) => Promise<string>;
      };
    };
    Imported: {
      Errors: {
        Exception: (error: unknown) => Promise<unknown>;
        PassOn: () => Promise<void>;
        PassOnLater: () => Promise<void>;
        Catch: () => Promise<string>;
        CatchLater: () => Promise<string>;
        CatchAndRethrow: () => Promise<void>;
      };
    };
  };
}

describe('an exception of C#', () => {
  const shared = sharedRuntime<Exports>({ 'shapes.js': new Mirror().module });
  const errors = () => shared.exports.Conformance.Exported.Errors;

  for (const method of ['Throw', 'ThrowLater'] as const) {
    it(`is a ManagedError with its message and stack, from ${method}`, async () => {
      const error = await callFromHere(method);
      expect(error).toBeInstanceOf(ManagedError);
      expect(error).toBeInstanceOf(Error);
      expect(error.message).toBe('the message');
      expect(error.stack).toContain('ThrowFromNamedFrame');
      expect(error.stack).withContext('the frames of the page').toContain('callFromHere');
    });
  }

  it('shows the frames of the page, whichever of a series or of many at once it comes from', async () => {
    const series = [
      await callFromHere('Throw'),
      await callFromHere('Throw'),
      await callFromHere('Throw'),
    ];
    const atOnce = await Promise.all([callFromHere('Throw'), callFromHere('Throw')]);
    for (const { stack } of [...series, ...atOnce]) expect(stack).toContain('callFromHere');
  });

  async function callFromHere(method: 'Throw' | 'ThrowLater'): Promise<ManagedError> {
    return (await rejectionOf(errors()[method]('the message'))) as ManagedError;
  }

  it('keeps a message of many lines and any characters', async () => {
    const message = 'first\nsecond\r\n\t"quoted" \\ 😀 é';
    expect(((await rejectionOf(errors().Throw(message))) as Error).message).toBe(message);
  });

  it('is the same exception when the page gives it back', async () => {
    const one = await errors().GetTheOne();
    expect(one).toBeInstanceOf(ManagedError);
    expect(one.message).toBe('the one');
    expect(await errors().IsTheOne(one)).toBeTrue();
    expect(await errors().IsTheOne(await rejectionOf(errors().ThrowTheOne()))).toBeTrue();
    expect(await errors().IsTheOne(new Error('another'))).toBeFalse();
  });

  it('is the same error on the page after it went through C#', async () => {
    const one = await errors().GetTheOne();
    expect(await errors().Exception(one)).toBe(one);
    expect(await shared.exports.Conformance.Imported.Errors.Exception(one)).toBe(one);
    expect(await rejectionOf(errors().Rethrow(one))).toBe(one);
  });

  it('may be null', async () => {
    expect(await errors().Exception(null)).toBeNull();
    expect(await shared.exports.Conformance.Imported.Errors.Exception(null)).toBeNull();
  });
});

describe('an error of the page', () => {
  let thrown: unknown;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      ...new Mirror().module,
      fail: () => {
        throw thrown;
      },
      failLater: async () => {
        await Promise.resolve();
        throw thrown;
      },
    },
  });
  const errors = () => shared.exports.Conformance.Imported.Errors;

  class Refusal extends Error {
    override readonly name = 'Refusal';
    readonly code = 7;
  }

  for (const method of ['PassOn', 'PassOnLater', 'CatchAndRethrow'] as const) {
    it(`that C# does not keep comes back as the same object, from ${method}`, async () => {
      thrown = new Refusal('not today');
      expect(await rejectionOf(errors()[method]())).toBe(thrown);
    });
  }

  for (const method of ['Catch', 'CatchLater'] as const) {
    it(`is a JSException with the text of the error, from ${method}`, async () => {
      thrown = new Refusal('not today');
      expect(await errors()[method]()).toBe('JSException: Refusal: not today');
      thrown = new TypeError('wrong\ntype');
      expect(await errors()[method]()).toBe('JSException: TypeError: wrong\ntype');
    });
  }

  it('may be a string', async () => {
    thrown = 'a string';
    expect(await errors().Catch()).toBe('JSException: a string');
    expect(await rejectionOf(errors().PassOn())).toBe('a string');
  });

  it('keeps its identity as a value', async () => {
    const error = new Refusal('only a value');
    const { Exported, Imported } = shared.exports.Conformance;
    expect(await Exported.Errors.Exception(error)).toBe(error);
    expect(await Imported.Errors.Exception(error)).toBe(error);
    expect(await Exported.Errors.Describe(error)).toBe('JSException: Refusal: only a value');
    expect(await rejectionOf(Exported.Errors.Rethrow(error))).toBe(error);
  });
});

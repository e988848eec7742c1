import { ManagedError } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Errors: {
        Exception: (error: unknown) => Promise<unknown>;
        Rethrow: (error: unknown) => Promise<void>;
        ThrowWithInner: (message: string, inner: string) => Promise<void>;
      };
    };
    Imported: {
      Errors: {
        Exception: (error: unknown) => Promise<unknown>;
        PassOn: () => Promise<void>;
        PassOnLater: () => Promise<void>;
        CatchAndWrap: () => Promise<void>;
        CatchStack: () => Promise<string>;
        CatchStackLater: () => Promise<string>;
      };
    };
  };
}

describe('an error that goes through C#', () => {
  let fail: () => never;
  const shared = sharedRuntime<Exports>({
    'shapes.js': {
      fail: () => fail(),
      failLater: async () => {
        await Promise.resolve();
        fail();
      },
      same: (value: unknown) => value,
    },
  });
  const imported = () => shared.exports.Conformance.Imported.Errors;
  const exported = () => shared.exports.Conformance.Exported.Errors;

  for (const method of ['CatchStack', 'CatchStackLater'] as const) {
    it(`shows C# its stack, with the frames of the page behind those of C#: ${method}`, async () => {
      fail = function frameOfThePage() {
        throw new RangeError('deep');
      };
      const stack = await imported()[method]();
      expect(stack).toContain(`Imported.Errors.${method}`);
      expect(stack).toContain('frameOfThePage');
      expect(stack.indexOf(method)).toBeLessThan(stack.indexOf('frameOfThePage'));
    });
  }

  it('keeps its cause, and the cause of that one', async () => {
    const root = new TypeError('the root');
    const middle = new Error('the middle', { cause: root });
    const error = new RangeError('the top', { cause: middle });
    fail = () => {
      throw error;
    };
    const ways = [
      rejectionOf(imported().PassOn()),
      rejectionOf(imported().PassOnLater()),
      rejectionOf(exported().Rethrow(error)),
      exported().Exception(error),
      imported().Exception(error),
    ];
    for (const back of await Promise.all(ways)) {
      expect(back).toBe(error);
      expect((back as Error).cause).toBe(middle);
      expect(middle.cause).toBe(root);
    }
  });

  it('may have a cause that cannot cross', async () => {
    const cause = Symbol('no error at all');
    const error = new Error('with a symbol', { cause });
    fail = () => {
      throw error;
    };
    expect(await rejectionOf(imported().PassOn())).toBe(error);
    expect(error.cause).toBe(cause);
  });

  it('is not the cause of the exception of C# that has it inside: as in thread, that one has none', async () => {
    fail = () => {
      throw new RangeError('the inner one');
    };
    const wrapped = (await rejectionOf(imported().CatchAndWrap())) as ManagedError;
    const made = (await rejectionOf(exported().ThrowWithInner('outer', 'inner'))) as ManagedError;
    expect([wrapped.message, made.message]).toEqual(['wrapped by C#', 'outer']);
    for (const error of [wrapped, made]) {
      expect(error).toBeInstanceOf(ManagedError);
      expect('cause' in error).toBeFalse();
    }
  });
});

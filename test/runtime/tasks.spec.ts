import { ManagedError } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { directions, echo, Mirror, type EchoExports } from './round-trip.js';
import { sharedRuntime } from './start.js';
import { letTurnsPass } from './turns.js';

interface Exports extends EchoExports {
  Conformance: EchoExports['Conformance'] & {
    Exported: {
      Tasks: {
        WaitAtGate: () => Promise<string>;
        OpenGate: (value: string) => Promise<void>;
        BreakGate: (message: string) => Promise<void>;
        Completed: () => Promise<unknown>;
        CompletedWith: (value: number) => Promise<number>;
        Faulted: (message: string) => Promise<void>;
        FaultedInt32: (message: string) => Promise<number>;
        YieldThen: (value: number) => Promise<number>;
        AddLater: (first: Promise<number>, second: Promise<number>) => Promise<number>;
        Null: () => Promise<null>;
        ThrowBeforeTheTask: (message: string) => Promise<void>;
      };
    };
  };
}

const object = { an: 'object' };
const results: Record<string, unknown[]> = {
  Boolean: [true, false],
  Byte: [0, 255],
  Char: [65],
  Int16: [-32_768],
  Int32: [0, 2_147_483_647],
  Int52: [Number.MAX_SAFE_INTEGER],
  Int64: [-(2n ** 63n)],
  Single: [0.5],
  Double: [0.1, NaN],
  IntPtr: [1],
  DateTime: [new Date(0)],
  DateTimeOffset: [new Date(0)],
  String: ['text', '', null],
  JSObject: [object, null],
  Any: [1, 'text', null, object],
};

describe('a promise of the page, which is a Task to C#,', () => {
  const mirror = new Mirror();
  const shared = sharedRuntime<Exports>({ 'shapes.js': mirror.module });

  for (const direction of directions) {
    for (const [method, values] of Object.entries(results)) {
      it(`of ${method} gives its value through ${direction}`, async () => {
        for (const value of values) {
          const path = `TaskTypes.${method}`;
          expect(await echo(shared.exports, direction, path, Promise.resolve(value))).toEqual(
            value,
          );
        }
      });
    }

    it(`may carry nothing through ${direction}`, async () => {
      const path = 'TaskTypes.Void';
      expect(await echo(shared.exports, direction, path, Promise.resolve())).toBeUndefined();
    });

    it(`rejects with the same error through ${direction}`, async () => {
      const reason = new RangeError('rejected on the page');
      const promise = Promise.reject(reason);
      const rejection = await rejectionOf(
        echo(shared.exports, direction, 'TaskTypes.Int32', promise),
      );
      expect(rejection).toBe(reason);
    });

    it(`keeps the identity of an object through ${direction}`, async () => {
      const promise = Promise.resolve(object);
      expect(await echo(shared.exports, direction, 'TaskTypes.JSObject', promise)).toBe(object);
    });

    it(`gives an error as a value through ${direction}`, async () => {
      const error = new RangeError('only a value');
      const promise = Promise.resolve(error);
      expect(await echo(shared.exports, direction, 'TaskTypes.Exception', promise)).toBe(error);
    });
  }

  it('may be null', async () => {
    expect(await echo(shared.exports, 'Exported', 'TaskTypes.Void', null)).toBeNull();
    expect(await echo(shared.exports, 'Exported', 'TaskTypes.Int32', null)).toBeNull();
  });

  it('is a completed Task when an import gives null: C# has its Task before the page is asked', async () => {
    expect(await echo(shared.exports, 'Imported', 'TaskTypes.Void', null)).toBeUndefined();
    expect(await echo(shared.exports, 'Imported', 'TaskTypes.Int32', null)).toBe(0);
  });

  it('may settle later', async () => {
    let settle: ((value: number) => void) | undefined;
    const later = new Promise<number>((resolve) => (settle = resolve));
    const { Tasks } = shared.exports.Conformance.Exported;
    const sum = Tasks.AddLater(later, Promise.resolve(2));
    await letTurnsPass(10);
    settle?.(40);
    expect(await sum).toBe(42);
  });
});

describe('a Task of C#', () => {
  const shared = sharedRuntime<Exports>();

  it('that was completed gives its value', async () => {
    const { Tasks } = shared.exports.Conformance.Exported;
    expect(await Tasks.Completed()).toBeUndefined();
    expect(await Tasks.CompletedWith(7)).toBe(7);
    expect(await Tasks.YieldThen(8)).toBe(8);
    expect(await Tasks.Null()).toBeNull();
  });

  it('is pending until C# completes it, and C# serves other calls meanwhile', async () => {
    const { Tasks } = shared.exports.Conformance.Exported;
    let settled = false;
    const waiting = Tasks.WaitAtGate().finally(() => (settled = true));
    expect(await Tasks.YieldThen(1)).toBe(1);
    await letTurnsPass(10);
    expect(settled).toBeFalse();
    await Tasks.OpenGate('opened');
    expect(await waiting).toBe('opened');
  });

  it('that fails rejects with a ManagedError', async () => {
    const { Tasks } = shared.exports.Conformance.Exported;
    const waiting = Tasks.WaitAtGate();
    const failures = [
      waiting,
      Tasks.Faulted('broken'),
      Tasks.FaultedInt32('broken'),
      Tasks.ThrowBeforeTheTask('broken'),
    ];
    const rejections = Promise.all(failures.map((failure) => rejectionOf(failure)));
    await Tasks.BreakGate('broken');
    for (const error of await rejections) {
      expect(error).toBeInstanceOf(ManagedError);
      expect((error as Error).message).toBe('broken');
    }
  });

  it('completes in the order in which C# completed it, with a thousand at once', async () => {
    const { Tasks } = shared.exports.Conformance.Exported;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 1000 }, async (_, index) =>
        order.push(await Tasks.CompletedWith(index)),
      ),
    );
    expect(order).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });
});

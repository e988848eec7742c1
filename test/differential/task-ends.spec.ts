import { call } from 'dotnet-worker';
import { startInThread } from '../runtime/in-thread.js';
import { rejectionOf } from '../runtime/outcome.js';
import { dotnetVersion, sharedRuntime, withRuntime } from '../runtime/start.js';
import { attempt } from './portrait.js';

type End = (how: string) => Promise<unknown>;
type Method = 'Void' | (typeof contents)[number];
type Ends = Record<Method, End>;

interface Exports {
  Conformance: {
    Exported: {
      TaskEnds: Ends;
      Numbers: { Int32: (value: number) => Promise<number> };
    };
  };
}

const values = ['Int32', 'Double', 'String', 'JSObject', 'Object', 'Date'] as const;
const sent = ['SendDouble', 'SendString', 'SendJSObject', 'SendObject'] as const;
const contents = [...values, ...sent];

describe('a Task of C# that does not succeed', () => {
  let taken: unknown;
  const modules = { 'task-ends.js': { take: (task: unknown) => void (taken = task) } };
  const shared = sharedRuntime<Exports>(modules);
  const offThread = () => shared.exports.Conformance.Exported.TaskEnds;
  let inThread: Ends;

  beforeAll(async () => {
    inThread = (await startInThread<Exports>('task-ends', modules)).Conformance.Exported.TaskEnds;
  });

  afterEach(async () => {
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
  });

  for (const how of ['faulted', 'faulted later']) {
    for (const method of ['Void', ...contents] as const) {
      it(`rejects with its exception: ${method}, ${how}`, async () => {
        const outcome = await endOf(offThread(), method, how);
        expect(outcome).toBe('threw ManagedError Error: broken');
        expect(outcome).toBe(await endOf(inThread, method, how));
      });
    }
  }

  for (const method of contents) {
    it(`rejects the call when it was cancelled before: ${method}`, async () => {
      const outcome = await endOf(offThread(), method, 'cancelled');
      expect(outcome).toMatch(/^threw ManagedError Error: ./);
      expect(outcome).toBe(await endOf(inThread, method, 'cancelled'));
    });
  }

  for (const how of ['cancelled', 'cancelled later']) {
    it(`gives nothing when it has no result: ${how}`, async () => {
      const outcome = await endOf(offThread(), 'Void', how);
      expect(outcome).toBe('undefined undefined');
    });
  }

  if (dotnetVersion === 8) {
    for (const method of contents) {
      it(`ends the runtime when it is cancelled while it is pending, and the page is told: ${method}`, async () => {
        spyOn(console, 'error');
        await withRuntime<Exports>(async ({ runtime, exports }) => {
          const outcome = await endOf(
            exports.Conformance.Exported.TaskEnds,
            method,
            'cancelled later',
          );
          expect(outcome).toMatch(/^threw DotnetDiedError .*the runtime aborted: System.Invalid/);
          expect(runtime.state).toBe('dead');
        }, modules);
      });
    }
    return;
  }

  for (const method of contents) {
    it(`never settles when it is cancelled while it is pending: ${method}`, async () => {
      expect(await isSettled(endOf(offThread(), method, 'cancelled later'))).toBeFalse();
      expect(await isSettled(endOf(inThread, method, 'cancelled later'))).toBeFalse();
    });
  }

  it('is given up by a timeout, where it never settles', async () => {
    const waiting = call(offThread().String, { timeout: 50 })('cancelled later');
    expect(((await rejectionOf(waiting)) as Error).name).toBe('TimeoutError');
  });

  /** Whether it has an end by the time that C# has answered many calls since. */
  async function isSettled(promise: Promise<unknown>): Promise<boolean> {
    let settled = false;
    void promise.finally(() => (settled = true));
    const { Int32 } = shared.exports.Conformance.Exported.Numbers;
    for (let count = 0; count < 20; count++) await Int32(count);
    return settled;
  }

  async function endOf(side: Ends, method: Method, how: string): Promise<string> {
    taken = undefined;
    return attempt(async () => {
      const result = await side[method](how);
      return method.startsWith('Send') ? taken : result;
    }, new Map());
  }
});

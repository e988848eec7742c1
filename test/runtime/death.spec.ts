import { DotnetDiedError, DotnetHostBuilder } from 'dotnet-worker';
import { messageOf, rejectionOf } from './outcome.js';
import { framework, startWithExports, withRuntime } from './start.js';
import { countTurns, letTurnsPass } from './turns.js';

interface Exports {
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Compute: { Forever: () => Promise<void> };
      Tasks: { WaitAtGate: () => Promise<string> };
    };
    Imported: { Order: { RecordMany: (count: number) => Promise<void> } };
  };
}

describe('terminate', () => {
  it('ends an endless loop of C#, and everything that waits', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const { Compute, Numbers, Tasks } = exports.Conformance.Exported;
      const pending = [Tasks.WaitAtGate(), Compute.Forever(), Numbers.Int32(5)];
      const rejections = Promise.all(pending.map((call) => rejectionOf(call)));
      await letTurnsPass(100);
      void runtime.terminate('It went on for too long.');
      for (const error of await rejections) {
        expect(error).toBeInstanceOf(DotnetDiedError);
        expect(messageOf(error)).toContain('It went on for too long.');
      }
    }));

  it('settles `closed`, once, and leaves the runtime dead', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const forever = rejectionOf(exports.Conformance.Exported.Compute.Forever());
      void runtime.terminate('enough');
      void runtime.terminate('said again');
      const { reason } = await runtime.closed;
      expect(messageOf(reason)).toContain('enough');
      expect(messageOf(reason)).not.toContain('said again');
      expect(runtime.state).toBe('dead');
      expect(await forever).toBeInstanceOf(DotnetDiedError);
    }));

  it('makes every later call fail', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      void runtime.terminate();
      const later = [
        exports.Conformance.Exported.Numbers.Int32(5),
        runtime.getAssemblyExports('Conformance'),
        runtime.runMain(),
        runtime.setEnvironmentVariable('NAME', 'value'),
      ];
      for (const call of later) {
        expect(await rejectionOf(Promise.resolve(call))).toBeInstanceOf(DotnetDiedError);
      }
      expect(runtime.getConfig().mainAssemblyName).toMatch(/^Conformance/);
    }));

  it('wakes a worker that waits for the page, also from inside the import', async () => {
    const { runtime, exports } = await startWithExports<Exports>();
    let served = 0;
    runtime.setModuleImports('shapes.js', {
      record: () => {
        served++;
        void runtime.terminate('from inside an import');
      },
    });
    const error = await rejectionOf(exports.Conformance.Imported.Order.RecordMany(10));
    expect(error).toBeInstanceOf(DotnetDiedError);
    await runtime.closed;
    await letTurnsPass(100);
    expect(served).toBe(1);
  });

  it('leaves the way free for a new runtime', async () => {
    const builder = new DotnetHostBuilder().withFramework(framework);
    for (let round = 0; round < 2; round++) {
      const runtime = await builder.create();
      const exports = await runtime.getAssemblyExports<Exports>('Conformance');
      expect(await exports.Conformance.Exported.Numbers.Int32(round)).toBe(round);
      const forever = rejectionOf(exports.Conformance.Exported.Compute.Forever());
      await runtime.terminate();
      expect(await forever).toBeInstanceOf(DotnetDiedError);
    }
  });

  it('is what `await using` does at the end of its block', async () => {
    const { runtime } = await startWithExports<Exports>();
    // WebKitGTK has no such symbol yet: there the member must not stand under the name "undefined".
    if ('asyncDispose' in Symbol) await runtime[Symbol.asyncDispose]();
    else await runtime.terminate();
    expect(runtime.state).toBe('dead');
    expect(Object.keys(runtime)).not.toContain('undefined');
  });

  it('does not wait for C#: the page goes on in the same turn', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const forever = rejectionOf(exports.Conformance.Exported.Compute.Forever());
      await letTurnsPass(10);
      const turns = countTurns();
      void runtime.terminate();
      expect(runtime.state).toBe('dead');
      await runtime.closed;
      expect(turns.stop()).toBeLessThan(10);
      await forever;
    }));
});

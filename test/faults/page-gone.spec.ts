import { framework } from '../runtime/start.js';
import { letTurnsPass } from '../runtime/turns.js';
import { expectNewRuntime, patientBuilder, type Exports } from './busy.js';
import { openFrame, type Frame, type Library } from './frame.js';
import { heldLocks, locksAreFree, locksSince } from './locks.js';

type Runtime = Awaited<ReturnType<InstanceType<Library['DotnetHostBuilder']>['create']>>;

describe('the worker ends with its page', () => {
  const cases: [string, (runtime: Runtime, frame: Frame) => Promise<void>][] = [
    ['while C# is idle', () => Promise.resolve()],
    [
      'in an endless loop of C#',
      async (runtime) => {
        const { Compute } = (await runtime.getAssemblyExports<Exports>('Conformance')).Conformance
          .Exported;
        void Compute.Forever();
      },
    ],
    [
      'while C# waits for a blocking import',
      async (runtime, { library }) => {
        const never = new Promise<void>(() => undefined);
        runtime.setModuleImports('faults.js', { fault: library.blocking(() => never) });
        const { Faults } = (await runtime.getAssemblyExports<Exports>('Conformance')).Conformance
          .Imported;
        void Faults.Ask('block');
      },
    ],
  ];
  for (const [name, begin] of cases) {
    it(name, async () => {
      const before = await heldLocks();
      const frame = await openFrame();
      const starting = new frame.library.DotnetHostBuilder();
      const runtime = await starting.withFramework(framework).create();
      const locks = await locksSince(before);
      expect(locks.length).toBe(1);
      await begin(runtime, frame);
      await letTurnsPass(100);
      frame.remove();
      await locksAreFree(locks);
      await expectNewRuntime(patientBuilder());
    });
  }

  it('while it starts', async () => {
    const before = await heldLocks();
    const frame = await openFrame();
    const opened = new Promise<void>((loaded) => {
      void new frame.library.DotnetHostBuilder()
        .withFramework(framework)
        .withModuleConfig({
          onConfigLoaded: () => {
            loaded();
            return new Promise<void>(() => undefined);
          },
        })
        .create();
    });
    await opened;
    const locks = await locksSince(before);
    expect(locks.length).toBe(1);
    frame.remove();
    await locksAreFree(locks);
  });
});

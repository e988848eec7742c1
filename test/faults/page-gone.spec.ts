import { framework } from '../runtime/start.js';
import { letTurnsPass } from '../runtime/turns.js';
import { expectNewRuntime, plainBuilder } from './busy.js';
import type { Exports } from './exports.js';
import { openFrame, type Frame, type Library } from './frame.js';
import { heldLocks, locksAreFree, locksSince } from './locks.js';
import { endSpare } from './spare.js';
import { Stopwatch } from './stopwatch.js';

type HostBuilder = InstanceType<Library['DotnetHostBuilder']>;
type Runtime = Awaited<ReturnType<HostBuilder['create']>>;

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
      await expectEndOfWorker(frame, locks);
      await expectNewRuntime(plainBuilder);
    });
  }

  // What the start comes to, and how many workers hold their lock by then.
  const moments: [string, number, (starting: HostBuilder, isThen: () => void) => void][] = [
    [
      'as soon as its worker was made',
      0,
      (starting, isThen) => {
        void starting.create();
        isThen();
      },
    ],
    [
      'when it has read its configuration',
      1,
      (starting, isThen) => {
        const onConfigLoaded = () => {
          isThen();
          return new Promise<void>(() => undefined);
        };
        void starting.withModuleConfig({ onConfigLoaded }).create();
      },
    ],
    [
      'while files come',
      1,
      (starting, isThen) => {
        void starting.withModuleConfig({ onDownloadResourceProgress: isThen }).create();
      },
    ],
  ];
  for (const [name, workers, begin] of moments) {
    it(`while it starts, ${name}`, async () => {
      const before = await heldLocks();
      const frame = await openFrame();
      const starting = new frame.library.DotnetHostBuilder().withFramework(framework);
      await new Promise<void>((isThen) => {
        begin(starting.withStartTimeout(0), isThen);
      });
      const locks = await locksSince(before);
      expect(locks.length).toBe(workers);
      await expectEndOfWorker(frame, locks);
      await expectNewRuntime(plainBuilder);
      await endSpare();
      // Nor did a worker come that was on its way.
      await locksAreFree(await locksSince(before));
    });
  }
});

async function expectEndOfWorker(frame: Frame, locks: readonly string[]): Promise<void> {
  const stopwatch = new Stopwatch('worker ended');
  frame.remove();
  await locksAreFree(locks);
  stopwatch.end();
  stopwatch.tell();
}

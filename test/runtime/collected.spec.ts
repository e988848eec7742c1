import type { SoakExports } from '../soak/exports.js';
import { collectTo } from '../soak/collect.js';
import { living } from '../soak/lifetimes/kinds.js';
import { builder, exportsOf, type Runtime } from './start.js';

const SIZE = 500;

/** What .NET may keep for itself. */
const MANAGED_BOUND = 256 * 1024;

describe('nothing is left, neither handles nor memory, of', () => {
  let runtime: Runtime;
  let exports: SoakExports['Conformance'];

  beforeAll(async () => {
    runtime = await builder()
      .withWorkerModule('collector.js', '/base/test/fixtures/collector.js')
      .create();
    runtime.setModuleImports('lifetimes.js', { takeSpan: () => undefined });
    exports = (await exportsOf<SoakExports>(runtime)).Conformance;
  });

  afterAll(() => runtime.terminate('The specs are done.'));

  const nothing = { pageHandles: 0, workerHandles: 0, pendingCalls: 0, bytesHeld: 0 };

  for (const { name, make } of living) {
    it(name, async () => {
      const { Lifetimes } = exports.Live;
      // What is made once is made before.
      await make(exports, 10);
      await collectTo(0, runtime, Lifetimes);
      const before = await Lifetimes.BytesUsed();
      await make(exports, SIZE);
      expect(await collectTo(0, runtime, Lifetimes)).toEqual(nothing);
      expect((await Lifetimes.BytesUsed()) - before).toBeLessThan(MANAGED_BOUND);
    });
  }
});

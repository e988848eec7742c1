import type { SoakExports } from '../soak/exports.js';
import { collectTo, count } from '../soak/collect.js';
import { living } from '../soak/lifetimes/kinds.js';
import { builder, exportsOf, type Runtime } from './start.js';

const SIZE = 500;

/** WebKit scans its stacks for what looks like an address, and so keeps one or the other for as long as it likes. */
const KEPT_BY_CHANCE = 5;

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

  for (const { name, make } of living) {
    it(name, async () => {
      const { Lifetimes } = exports.Live;
      // What is made once is made before.
      await make(exports, 10);
      await collectTo(KEPT_BY_CHANCE, runtime, Lifetimes);
      const before = await Lifetimes.BytesUsed();
      await make(exports, SIZE);
      const left = await collectTo(KEPT_BY_CHANCE, runtime, Lifetimes);
      expect(count(left)).withContext(JSON.stringify(left)).toBeLessThanOrEqual(KEPT_BY_CHANCE);
      expect((await Lifetimes.BytesUsed()) - before).toBeLessThan(MANAGED_BOUND);
    });
  }
});

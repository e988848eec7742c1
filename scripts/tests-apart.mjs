import { bundle, bundleSpecs, compile } from './bundle.mjs';
import { karma } from './karma.mjs';
import { nodeTests } from './node-tests.mjs';
import { installNewestNode } from './packages.mjs';
import { frameworks } from './projects.mjs';

/** The tests of `npm run test:matrix` that are no cells of its table, by the word that chooses them. */
export const testsApart = {
  // Builds of users, `isolate` in WebKit, what `dotnet-worker new` makes, the demo in WebKit, restarts: they take too long for `npm test`.
  'consumers/slow': () => nodeTests('consumers/slow'),
  templates: () => nodeTests('templates'),
  'demo/slow': testDemo,
  restarts: () => nodeTests('restarts'),
  types: testTypes,
  // The tests of `npm run test:node` in the newest Node.js.
  node: async () => nodeTests('node', { node: await installNewestNode() }),
  limits: testLimits,
  'shared-heap/specs': (chosen) => testSharedHeap('specs', chosen),
  'shared-heap/differential': (chosen) => testSharedHeap('differential', chosen),
  'shared-heap/faults': (chosen) => testSharedHeap('faults', chosen),
};

async function testDemo() {
  await bundle('demo');
  return nodeTests('demo/slow');
}

/** Whether the types of the assemblies agree with the runtime, on the versions of .NET that `npm test` does not have. */
async function testTypes() {
  await compile('tools/tsconfig.build.json');
  let code = 0;
  for (const framework of frameworks.slice(1)) {
    const options = { file: 'run-time.test.mjs', env: { DOTNET: framework } };
    code ||= (await nodeTests('tools', options)).code;
  }
  return { name: 'types', code };
}

/** What must be the same with the heap of .NET in shared memory. */
async function testSharedHeap(name, chosen) {
  await bundleSpecs();
  const env = { ISOLATED: '1', SHARED_HEAP: '1', BUNDLE: name, KARMA_BROWSERS: 'Chromium' };
  return { name: `shared-heap/${name}`, ...(await karma({ ...env, ...chosen })) };
}

/** The specs that take gigabytes of memory, in Chromium alone. */
async function testLimits(chosen) {
  await bundleSpecs();
  const env = { ISOLATED: '1', BUNDLE: 'limits', KARMA_BROWSERS: 'Chromium' };
  return { name: 'limits', ...(await karma({ ...env, ...chosen })) };
}

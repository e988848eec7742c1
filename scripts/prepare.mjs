import { prepareAllBrowsers, prepareChosenBrowsers } from './browsers.mjs';
import { installPackages } from './packages.mjs';
import {
  publishBench,
  publishDemo,
  publishDocuments,
  publishMatrix,
  publishTests,
} from './projects.mjs';
import { Stop, main } from './run.mjs';
import { findSdk } from './sdk.mjs';

const steps = {
  start: [installPackages, findSdk, publishDemo],
  test: [
    ...[installPackages, findSdk, prepareChosenBrowsers],
    ...[publishTests, publishDemo, publishDocuments],
  ],
  docs: [installPackages, findSdk, prepareChosenBrowsers, publishTests, publishDocuments],
  node: [installPackages, findSdk, publishTests, publishDemo],
  matrix: [installPackages, findSdk, prepareAllBrowsers, publishMatrix, publishDemo],
  check: [installPackages],
  bench: [installPackages, findSdk, prepareChosenBrowsers, publishBench],
  build: [installPackages],
};

await main(async () => {
  requireNode();
  const what = process.argv[2];
  if (!(what in steps)) {
    throw new Stop(`Usage: node scripts/prepare.mjs ${Object.keys(steps).join('|')}`);
  }
  for (const step of steps[what]) await step();
});

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Node.js 20.19 or newer is needed to build and test, but this is ${process.versions.node}. ` +
      'Install it from https://nodejs.org and make sure that `node` is on the PATH.',
  );
}

import { buildLibrary } from './build.mjs';
import { bundleSpecs } from './bundle.mjs';
import { karma } from './karma.mjs';
import { Stop, main } from './run.mjs';

// The specs of test/faults alone, in every chosen browser, and how long each fault took to end everything.
await main(async () => {
  await buildLibrary();
  await bundleSpecs();
  const { code } = await karma({ ISOLATED: '1', BUNDLE: 'faults', TIMES: '1' });
  if (code !== 0) throw new Stop('The faults failed: what is wrong stands above.');
});

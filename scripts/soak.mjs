import { buildLibrary } from './build.mjs';
import { bundle } from './bundle.mjs';
import { Stop, main } from './run.mjs';
import { chosenSoak } from './soak/arguments.mjs';
import { drive } from './soak/drive.mjs';

await main(async () => {
  const run = chosenSoak(process.argv.slice(2));
  await buildLibrary();
  await bundle('soak');
  if ((await drive(run)).length > 0) throw new Stop('The soak failed: what is wrong stands above.');
});

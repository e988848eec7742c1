import { buildLibrary } from './build.mjs';
import { main } from './run.mjs';

await main(async () => {
  await buildLibrary();
  await import('../demo/node/main.mjs');
});

import { buildLibrary } from './build.mjs';
import { bundle } from './bundle.mjs';
import { demoMounts } from './demo-site.mjs';
import { Stop, main } from './run.mjs';
import { serve } from './serve.mjs';

await main(async () => {
  const port = portOf(process.env.PORT ?? '8080');
  await buildLibrary();
  await bundle('demo');
  const { address } = await serve(demoMounts, { port });
  console.log(`\nThe demo is at ${address} (Ctrl+C ends it)`);
});

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536 && text.trim() !== '') return port;
  throw new Stop(`PORT is "${text}", which is not a port: set it to a number from 0 to 65535.`);
}

import { DotnetHostBuilder } from 'dotnet-worker';
import { Painter } from './painter.mjs';
import { createPictureServer } from './server.mjs';

const framework = new URL('../../build/dotnet/demo/wwwroot/_framework/dotnet.js', import.meta.url);
const runtime = await new DotnetHostBuilder().withFramework(framework).create();
const server = createPictureServer(await Painter.of(runtime));
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log(`The pictures are at http://127.0.0.1:${server.address().port}/ (Ctrl+C ends it)`);
});

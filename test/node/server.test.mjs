import assert from 'node:assert/strict';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { DotnetHostBuilder } from 'dotnet-worker';
import { Painter } from '../../demo/node/painter.mjs';
import { createPictureServer } from '../../demo/node/server.mjs';
import { root } from '../../scripts/run.mjs';

const framework = resolve(root, 'build/dotnet/demo/wwwroot/_framework/dotnet.js');
/** So many requests, as many at once. */
const REQUESTS = 400;
const AT_ONCE = 20;
/** Within this time C# gives up what nobody wants any more; the whole of it would take minutes. */
const MOST_MS = 20_000;

describe('the server of demo/node', () => {
  it('draws a picture', async (t) => {
    const get = await served(t);
    const response = await get('/picture.bmp?width=64&height=48&iterations=50');
    assert.equal(response.headers.get('content-type'), 'image/bmp');
    const file = Buffer.from(await response.arrayBuffer());
    assert.equal(file.toString('latin1', 0, 2), 'BM');
    assert.equal(file.length, 14 + 108 + 64 * 48 * 4);
    const colours = new Set(
      Array.from(
        new Uint32Array(file.buffer.slice(file.byteOffset + 124, file.byteOffset + 124 + 4000)),
      ),
    );
    assert.ok(colours.size > 10, `${colours.size} colours`);
  });

  it('answers a load while C# computes, and C# stops when the request is aborted', async (t) => {
    const get = await served(t);
    const client = new AbortController();
    // Minutes of work, a second or less between two looks at who still wants it.
    const huge = '/picture.bmp?width=4096&height=4096&iterations=2000';
    let isPending = true;
    const picture = get(huge, { signal: client.signal }).finally(() => (isPending = false));
    picture.catch(() => undefined);
    let left = REQUESTS;
    const visitor = async () => {
      while (left-- > 0) assert.equal(await (await get('/health')).text(), 'ok');
    };
    await Promise.all(Array.from({ length: AT_ONCE }, visitor));
    assert.ok(isPending, 'C# had ended before the load did');
    client.abort();
    await assert.rejects(picture, { name: 'AbortError' });
    // One runtime draws one picture after the other: this one waits until C# has given up the huge one.
    const inTime = { signal: AbortSignal.timeout(MOST_MS) };
    const small = await get('/picture.bmp?width=8&height=8&iterations=10', inTime);
    assert.equal(small.status, 200);
    await small.arrayBuffer();
  });

  it('refuses a size that is none, and a page that is none', async (t) => {
    const get = await served(t);
    const refused = await get('/picture.bmp?width=1.5');
    assert.deepEqual(
      [refused.status, await refused.text()],
      [400, 'width is not a whole number from 1 to 4096.'],
    );
    assert.equal((await get('/nowhere')).status, 404);
  });
});

/** A `fetch` of the server, which ends with the test. */
async function served(t) {
  const runtime = await new DotnetHostBuilder().withFramework(framework).create();
  const server = createPictureServer(await Painter.of(runtime));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.close();
    server.closeAllConnections();
    await runtime.terminate('The test is done.');
  });
  return (path, options) => fetch(`http://127.0.0.1:${server.address().port}${path}`, options);
}

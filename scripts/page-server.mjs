import { createServer } from 'node:http';
import { filesOf, isolationHeaders } from './serve.mjs';

/**
 * Serves a page, isolated or not, and hands on what it reports: the JSON that it posts to `/report`. What it asks for at
 * `/resident` is the memory of its browser.
 */
export function servePage(mounts, { isolated, onReport, resident = () => undefined }) {
  const answer = filesOf(mounts);
  const server = createServer(async (request, response) => {
    if (isolated) {
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    }
    if (request.method === 'POST' && request.url === '/report') {
      onReport(JSON.parse(await textOf(request)));
      response.writeHead(204).end();
      return;
    }
    if (request.url === '/resident') {
      response.end(JSON.stringify(resident() ?? null));
      return;
    }
    await answer(request, response, () => response.writeHead(404).end());
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      done({ address: `http://localhost:${server.address().port}/`, close });
    });
  });
}

async function textOf(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

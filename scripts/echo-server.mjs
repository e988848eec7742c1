import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const PARTS = 5;
const PAUSE_MS = 20;

/**
 * A server on this machine that gives back what it gets: by HTTP the body of a request at `/echo` (at `/parts` some bytes,
 * a part at a time), by WebSocket each message. Any page may ask it.
 */
export async function startEcho() {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Content-Type', 'application/octet-stream');
    if (request.url === '/parts') void sendParts(response);
    else request.pipe(response);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // Whoever has started it ends without a word.
  server.unref();
  return `127.0.0.1:${server.address().port}`;
}

async function sendParts(response) {
  for (let part = 1; part <= PARTS; part++) {
    response.write(Buffer.alloc(1000, part));
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  response.end();
}

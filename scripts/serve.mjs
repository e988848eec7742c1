import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { Stop, root } from './run.mjs';

/** What makes a page cross-origin isolated, and lets such a page load the file. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  // Exactly this: WebAssembly.instantiateStreaming refuses a parameter after it.
  '.wasm': 'application/wasm',
};

/**
 * Serves the mounts on this machine alone and gives the server's address. A mount puts a `folder`
 * of the repository at the address path `at`; where several hold a file, the first one wins. The
 * browser asks again for every file, unless the mount says how long it may keep one (`cache`).
 */
export function serve(mounts, { port, headers = isolationHeaders }) {
  const answer = filesOf(mounts);
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    await answer(request, response, () => refuse(response, 404, 'Not found'));
  });
  return new Promise((done, fail) => {
    server.once('error', (error) => fail(explain(error, port)));
    server.listen(port, '127.0.0.1', () => {
      done({ server, address: `http://localhost:${server.address().port}/` });
    });
  });
}

/** A handler of requests, as connect and Karma know them, for the files of the mounts. */
export function filesOf(mounts) {
  return async (request, response, next) => {
    const file = await findFile(mounts, request.url);
    if (file === undefined) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'Only GET and HEAD');
    }
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': file.size,
      'Cache-Control': file.cache,
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file.path)
      .once('error', () => response.destroy())
      .pipe(response);
  };
}

/** The file that the mounts have at an address path, and what a response says of it. */
export async function findFile(mounts, url) {
  const path = pathOf(url);
  if (path === undefined) return undefined;
  for (const { at, folder, cache = 'no-cache' } of mounts) {
    if (!path.startsWith(at)) continue;
    const file = await fileIn(resolve(root, folder), path.slice(at.length));
    if (file !== undefined) return { ...file, cache };
  }
  return undefined;
}

function pathOf(url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, ''));
    return path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

async function fileIn(folder, path) {
  try {
    // The real paths: neither `..` nor a symbolic link leads out of the folder.
    const [inside, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    const stats = await stat(real);
    if (!real.startsWith(inside + sep) || !stats.isFile()) return undefined;
    const type = types[extname(real).toLowerCase()] ?? 'application/octet-stream';
    return { path: real, size: stats.size, type };
  } catch {
    return undefined;
  }
}

function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function explain(error, port) {
  if (error.code === 'EADDRINUSE') {
    return new Stop(
      `Failed to serve on port ${port}: another program uses it. ` +
        'Set PORT to another port, or to 0 for any free one.',
    );
  }
  return new Stop(`Failed to serve on port ${port}: ${error.message}.`);
}

import { readFile } from 'node:fs/promises';
import { filesOf, findFile } from './serve.mjs';

const PREFIX = '/base/faulty/';

/** What can be wrong with a file, by name: each answers in place of the server. */
const faults = {
  missing: (response) => {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Not found');
  },
  'cut-off': async (response, file) => {
    const content = await readFile(file.path);
    head(response, file);
    response.write(content.subarray(0, half(content)), () => response.destroy());
  },
  damaged: async (response, file) => {
    const content = await readFile(file.path);
    head(response, file);
    response.end(content.fill(0xff, half(content), half(content) + 64));
  },
  halved: async (response, file) => {
    const content = await readFile(file.path);
    head(response, { ...file, size: half(content) });
    response.end(content.subarray(0, half(content)));
  },
  'never-ending': async (response, file) => {
    const content = await readFile(file.path);
    head(response, file);
    response.write(content.subarray(0, half(content)));
  },
  'as-text': async (response, file) => {
    head(response, { ...file, type: 'text/plain; charset=utf-8' });
    response.end(await readFile(file.path));
  },
  'not-isolated': async (response, file) => {
    response.removeHeader('Cross-Origin-Embedder-Policy');
    head(response, file);
    response.end(await readFile(file.path));
  },
  'no-wasm': async (response, file) => {
    response.setHeader('Content-Security-Policy', "script-src 'self'");
    head(response, file);
    response.end(await readFile(file.path));
  },
  'no-workers': async (response, file) => {
    response.setHeader('Content-Security-Policy', "worker-src 'none'");
    head(response, file);
    response.end(await readFile(file.path));
  },
};

/**
 * A handler of requests that serves `/base/faulty/<fault>/<name>/<path>` as `/base/<path>`, where every file whose name
 * is like `name`, where `*` stands for anything, has the fault. The rest is as it should be, so that what a file is loaded by finds it.
 */
export function faultsOf(mounts) {
  const answer = filesOf(mounts);
  return async (request, response, next) => {
    if (!request.url.startsWith(PREFIX)) return next();
    const [fault, name, ...path] = request.url.slice(PREFIX.length).split('/');
    request.url = `/base/${path.join('/')}`;
    const spoil = faults[fault];
    const [start, end = ''] = name.split('*');
    const isSpoilt = path.at(-1).startsWith(start) && path.at(-1).endsWith(end);
    const file = isSpoilt ? await findFile(mounts, request.url) : undefined;
    if (spoil && file) await spoil(response, file);
    else await answer(request, response, next);
  };
}

function half({ length }) {
  return Math.floor(length / 2);
}

function head(response, { type, size }) {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': size,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
}

import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stop } from '../commands/stop.js';
import { ISOLATION_HEADERS } from '../isolation-headers.js';
import { findFile, type SiteFile } from './site-file.js';

/** What makes a page cross-origin isolated, and lets such a page load the file. */
const ISOLATION = {
  ...ISOLATION_HEADERS,
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export interface Site {
  readonly folder: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly isIsolated: boolean;
}

/**
 * Serves a folder to this machine alone; gives the address.
 *
 * @throws `Stop` when the port cannot be had
 */
export async function startServer({ folder, port, isIsolated }: Site): Promise<string> {
  const headers = new Map(isIsolated ? Object.entries(ISOLATION) : []);
  const server = createServer((request, response) => {
    response.setHeaders(headers);
    void answer(folder, request, response);
  });
  await listen(server, port);
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(new Stop(messageFor(error, port), { cause: error }));
    });
    server.listen(port, '127.0.0.1', done);
  });
}

function messageFor({ code, message }: NodeJS.ErrnoException, port: number): string {
  const another = 'choose another one with --port, or 0 for any free one';
  switch (code) {
    case 'EADDRINUSE':
      return `Failed to serve on port ${port}: another program uses it. Make sure to end that program, or ${another}.`;
    case 'EACCES':
      return `Failed to serve on port ${port}: the system keeps it for itself. Make sure to ${another}.`;
    default:
      return `Failed to serve on port ${port}: ${message}. Make sure to ${another}.`;
  }
}

async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD are answered here.');
    return;
  }
  const { url = '/' } = request;
  const found = await findFile(folder, url, request.headers['accept-encoding']);
  if (found === undefined) refuse(response, 404, `There is no ${url} here.`);
  else if (found === 'folder') redirect(url, response);
  else send(found, request, response);
}

/** To the same address with the slash, so that the names in its page are those of its folder. */
function redirect(url: string, response: ServerResponse): void {
  const [, last = '', query = ''] = /([^/]*?)(\?.*)?$/s.exec(url) ?? [];
  response.writeHead(308, { Location: `./${last}/${query}` }).end();
}

function send(file: SiteFile, request: IncomingMessage, response: ServerResponse): void {
  response.setHeaders(
    new Map([
      ['ETag', file.tag],
      // The browser asks each time, and loads again only what has changed.
      ['Cache-Control', 'no-cache'],
      ['Vary', 'Accept-Encoding'],
      ['X-Content-Type-Options', 'nosniff'],
    ]),
  );
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  if (file.encoding !== undefined) response.setHeader('Content-Encoding', file.encoding);
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file.path)
    .once('error', () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

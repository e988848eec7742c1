import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer, type Site } from '../serve/server.js';
import type { Command } from './command.js';
import { Stop } from './stop.js';

const DEFAULT_PORT = '8080';

/** `dotnet-worker serve`. */
export const serve: Command = {
  name: 'serve',
  summary: 'serves a folder as a cross-origin isolated page needs it',
  help: `Usage: dotnet-worker serve <folder> [options]

Serves the files of a folder, like the wwwroot of a publish, to this machine: with the
headers that isolate the page, the right MIME types, and the copies compressed with
Brotli or gzip (.br, .gz) that lie beside a file.

Options:
  -p, --port <number>  0 for any free one; default ${DEFAULT_PORT}
  --no-isolation       leaves out the headers, as hosts do whose headers cannot be set
  -h, --help           shows this`,
  run: async (args) => {
    const site = parse(args);
    const address = await startServer(site);
    console.log(`Serving ${site.folder} at ${address} (Ctrl+C ends it)`);
  },
};

function parse(args: readonly string[]): Site {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string', short: 'p', default: DEFAULT_PORT },
      'no-isolation': { type: 'boolean', default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new Stop(
      `Failed to serve: ${folder === undefined ? 'no folder is named' : 'more than one folder is named'}. Make sure to name one.`,
    );
  }
  return {
    folder: siteIn(folder),
    port: portOf(values.port),
    isIsolated: !values['no-isolation'],
  };
}

/** The folder itself, or the `wwwroot` inside when it is what `dotnet publish` wrote. */
function siteIn(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) {
    throw new Stop(
      `Failed to serve ${folder}: ${stats ? 'it is not a folder' : 'there is no such folder'}. Make sure of the path, and that the project was built.`,
    );
  }
  const inside = join(folder, 'wwwroot');
  return !existsSync(join(folder, 'index.html')) && existsSync(inside) ? inside : folder;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Stop(
    `Failed to serve on port ${text}: it is not a port. Make sure to give a number from 0 to 65535.`,
  );
}

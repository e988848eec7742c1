import { parseArgs } from 'node:util';
import type { Finding } from '../doctor/finding.js';
import { inspectMachine } from '../doctor/machine.js';
import { inspectProject } from '../doctor/project.js';
import { inspectSite } from '../doctor/site.js';
import type { Command } from './command.js';
import { Stop } from './stop.js';
import { version } from './version.js';

const MARKS = { fine: '✓', better: '!', mend: '✗' } as const;

/** `dotnet-worker doctor`. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'says what is missing on this machine, in this folder, and on a page',
  help: `Usage: dotnet-worker doctor [url] [options]

Looks at Node.js, the .NET SDK and the projects of this folder; with the address of a page,
also at what its server sends: the headers that isolate it, the MIME types and the
compression of its files, the versions of .NET and of this library.

  ${MARKS.fine} is as it should be   ${MARKS.better} works, and could be better   ${MARKS.mend} has to be mended: exit code 1

Options:
  --framework <url>  where the page has its dotnet.js; default ./_framework/dotnet.js
  -h, --help         shows this`,
  run: async (args) => {
    const { address, framework } = parse(args);
    report([
      ...inspectMachine({ isToBuild: address === undefined }),
      ...inspectProject('.', version()),
      ...(address ? await inspectSite({ address, framework, version: version() }) : []),
    ]);
  },
};

function parse(args: readonly string[]): { address: URL | undefined; framework: string } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { framework: { type: 'string', default: './_framework/dotnet.js' } },
  });
  const [address, ...more] = positionals;
  if (more.length > 0) {
    throw new Stop('Failed to examine: more than one page is named. Make sure to name one.');
  }
  return {
    address: address === undefined ? undefined : addressOf(address),
    framework: values.framework,
  };
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Stop(
    `Failed to examine ${text}: it is no address of a page. Make sure to give one like http://localhost:8080/.`,
  );
}

function report(findings: readonly Finding[]): void {
  for (const { level, text, remedy } of findings) {
    console.log(`${MARKS[level]} ${text}${remedy === undefined ? '' : `\n    ${remedy}`}`);
  }
  const count = findings.filter(({ level }) => level === 'mend').length;
  if (count === 0) return;
  console.log(`\n${count === 1 ? 'One thing has' : `${count} things have`} to be mended.`);
  process.exitCode = 1;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer } from './answer.js';
import { askScript, type Asked } from './files.js';
import { better, fine, mend, type Finding } from './finding.js';
import { inspectEmbedder } from './isolation.js';
import type { Page } from './page.js';

const FILES = ['index.js', 'worker.js'] as const;
const REMEDY = 'Serve index.js and worker.js of the package, side by side.';

/** The scripts of a page; where no bundler made them, those of the library among them. */
export async function inspectScripts(page: Page, version: string): Promise<Finding[]> {
  const index = page.imports.get('dotnet-worker');
  const own = page.scripts.filter(({ origin }) => origin === page.url.origin);
  const [ofPage, ofLibrary] = await Promise.all([
    Promise.all(own.map((url) => askScript(url, 'Serve it there, or correct the page.'))),
    Promise.all(
      FILES.map((name) =>
        index ? askScript(new URL(name, index), REMEDY) : Promise.resolve(nothing),
      ),
    ),
  ]);
  const [, worker] = ofLibrary;
  // The worker's script of a bundler lies where its other scripts lie.
  const forWorker = index ? [worker] : ofPage.slice(0, 1);
  return [
    ...[...ofPage, ...ofLibrary].flatMap(({ findings }) => findings),
    ...forWorker.flatMap((asked) => (asked?.answer ? inspectEmbedder(page, asked.answer) : [])),
    ...compare(
      ofLibrary.flatMap(({ answer }) => answer ?? []),
      version,
    ),
  ];
}

const nothing: Asked = { answer: undefined, findings: [] };

/** The version is not written in the two files: they are compared with those beside this command. */
function compare(served: readonly Answer[], version: string): Finding[] {
  if (served.length < FILES.length) return [];
  const isSame = FILES.map((name, at) => served[at]?.body === readOwn(name));
  if (isSame.every(Boolean)) return [fine(`The page has dotnet-worker ${version}`)];
  if (isSame.some(Boolean)) {
    return [
      mend(
        'The page has index.js and worker.js of different versions of dotnet-worker.',
        `Copy both from the package again; one of them is of ${version}.`,
      ),
    ];
  }
  return [
    better(
      `The page has another dotnet-worker than ${version}, of which this command is.`,
      'Run the command of the version that the page has, or copy index.js and worker.js again.',
    ),
  ];
}

function readOwn(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), 'utf8');
}

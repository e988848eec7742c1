import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { header, linesOf } from './lines.mjs';
import { markdownTable } from './table.mjs';

/** Writes bench/RESULTS.md from whole runs, one for each browser. */
export function writeResults({ runs, sizes, circumstances }) {
  const parts = [
    introduction,
    '## Versions and machine',
    markdownTable(['what', 'which'], circumstances),
    ...runs.flatMap(({ browser, measured }) => browserParts(browser, measured)),
    '## Size',
    lineTable(sizes, ''),
    method,
  ];
  writeFileSync(resolve(root, 'bench/RESULTS.md'), `${parts.join('\n\n')}\n`);
}

function browserParts(browser, measured) {
  const results = measured.flatMap((row) => row.results ?? []);
  const failed = measured.filter(({ reason }) => reason !== undefined);
  const growth = results.filter(({ kind }) => kind === 'growth');
  return [
    `## ${browser}`,
    lineTable(results, browser),
    ...failed.map(({ row, reason }) => `The row \`${row}\` failed: ${reason.split('\n')[0]}.`),
    `## ${browser}: how cost grows`,
    ...growth.flatMap(({ title, header: columns, rows }) => [
      `### ${browser}: ${title}`,
      markdownTable(columns, rows),
    ]),
  ];
}

function lineTable(results, browser) {
  const rows = linesOf(results, browser).map(({ cells, isMissed }) =>
    isMissed ? [...cells.slice(0, -1), '**missed**'] : cells,
  );
  return markdownTable(header, rows);
}

const introduction = `# Benchmark

Written by \`npm run bench\`. Each line compares this library ("ours") with another way to do the same work, in one
page of one run: the ratio is ours divided by theirs, so less is better. Only ratios are worth comparing between two
machines.`;

const method = `## How it is measured

- The sides of a line run by turns (A B C, A B C, …) in one page. Each is warmed by the same number of calls; the
  figures are medians of the eleven runs after that, and "cold" is the first run of a side in a runtime just started.
  Only the in-thread runtime cannot be ended: in every line but the first that uses it, it is warm from the start.
- "ratio" is that of the medians, and decides; "at best" is that of the quickest runs, which other programs on the
  machine have disturbed least.
- Every answer is checked.
- **In flight**: all calls are issued in one loop and awaited by \`Promise.all\`. In thread, one promise per call is
  \`async (a, b) => Add(a, b)\`.
- **Comlink**: a worker imports dotnet.js, starts the same C# project, and exposes its exports.
- **A bare batch**: the same numbers in one message to a worker without a runtime, and a promise for each sum: what
  crossing alone costs at least.
- **Raw postMessage**: a worker without a runtime adds the two numbers, or sends the text back.
- **Bare postMessage + Atomics.wait**: a worker posts two numbers, and waits until the page has stored their sum in
  shared memory. **Bare Atomics ping-pong**: the page stores a request, notifies, and spins until the worker has
  stored the answer; between two requests the worker is in \`Atomics.wait\`. One that is asked again at once has
  often not yet fallen asleep. In the line "asleep" the page asks only once it sleeps.
- **10 MB byte[]**: what came back is sent again, by \`transfer\` here, as a structured clone by Comlink.
- **Start**: on a page of its own, whose own thread runs no .NET, and which has used each kind of runtime for four
  seconds before. Every file comes from the browser's cache. Workers are ended after the time is taken.
- **Longest block**: the page always has something to do (a message of a worker every millisecond, timers, frames),
  and the longest time in which it did none of it is the figure: the median of seven runs, and the worst. An idle
  page shows what of that is the engine's and the machine's own. For 100,000 calls in flight C# computes for two seconds, in which the page issues the calls in slices of
  1,000, so that all are in flight before the first answer; a loop over all of them at once would be the page's own
  block.
- **Live handles**: held and released in bursts of 10,000. The counts are those of \`inspect()\`, of both sides.

## What a missed goal is up against

Beside most of these goals stands a line without one, which shows the floor.

- **Nested calls**: .NET's own marshaller needs for one delegate call more than the bare loop for a round between two
  cores that never sleep (the line "in thread"), and a call is written and read on both sides.
- **100 calls in flight**: a burst pays for one round trip between two threads, however few its calls; so do the bare
  batches of 100.
- **Awaited one by one, not isolated**: the line "to a worker with .NET" has C# add the numbers and nothing of this
  library. What is above it is this library's: a call is written and read on both sides, and the page notes its stack
  for the error that C# may throw.
- **create()**: the worker loads this library's script before dotnet.js, and answers three times (the start, the
  exports, the sum) where the bare worker posts the sum.
- **The start of a pool** (no goal of its own): the page reads the runtime's files for all of its workers.
- **Long texts**: .NET's own marshaller needs the time of the line "in thread" for a text, on whichever thread it
  runs; a message that carries the same text needs less than that.
- **Span**: the bytes leave the heap for shared memory and are copied there once more, as the line "bare copies" does
  with nothing around it; here the page copies while the worker still does. In thread there is one copy, within one
  core's cache. With \`withSharedHeap('auto')\` there is one copy here too.
- **Heap shared, Span**: there is one copy, as in thread; the line "the page alone" has nothing but that. The rest is
  the import: two threads that wake each other.
- **Heap shared, create()**: the page of this line runs no .NET in its own thread. Where one does, as for the table "The
  memory of a runtime", Chromium starts the served binary in a worker sooner, and the changed one not.
- **Synchronous imports beside coincident**: its worker runs no .NET. While calls follow one another closely neither
  side here has to sleep, and "at best" is such a run; in other runs many calls wake a thread, as every one of its does.
- **Size**: each file is complete: the codec in both directions, the call table and both lanes are in either of them,
  and Comlink too. Error texts are a tenth of them.
- **The longest block with 100,000 calls in flight**: the promises of that many calls are several generations of the
  engine's garbage collector, as the line "without calls" shows.`;

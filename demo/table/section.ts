import type { FrameMeter } from '../meter/frame-meter.js';
import { element } from '../page/element.js';
import { listenForFiles } from '../page/file-picker.js';
import { countText, megabytesText } from '../page/format.js';
import { Latest } from '../page/latest.js';
import { Messages } from '../page/messages.js';
import { OwnWorker } from '../runtime/own-worker.js';
import { Choices } from './choices.js';
import { columnsOf, summaryOf, type CsvExports } from './csv.js';
import { writeGroups } from './result.js';
import { RunState } from './run-state.js';
import { cancelledText, summedText } from './wording.js';

const mostGroups = 12;
// The browser and C# each hold such a file once.
const mostBytes = 256e6;

/** A large CSV file, read and summed up in C#. */
export function setUpTable(meter: FrameMeter): void {
  const messages = new Messages(
    element('table-status', HTMLElement),
    element('table-error', HTMLElement),
  );
  const table = element('table-groups', HTMLTableElement);
  const choices = new Choices(
    element('table-group', HTMLSelectElement),
    element('table-value', HTMLSelectElement),
  );
  const run = new RunState(
    element('table-progress', HTMLProgressElement),
    element('table-start', HTMLButtonElement),
    element('table-cancel', HTMLButtonElement),
  );
  const worker = new OwnWorker<CsvExports>();
  let file: Blob | undefined;
  const latest = new Latest();
  let job = new AbortController();

  const sumUp = async (exports: CsvExports, source: Blob, signal: AbortSignal) => {
    run.set('running');
    messages.say('C# reads…');
    const start = performance.now();
    try {
      const watched = meter.watch();
      const { group, value, titles } = choices;
      const question = { group, value, most: mostGroups, signal, report: run.report };
      const summary = await summaryOf(exports, source, question);
      const milliseconds = performance.now() - start;
      run.report(1);
      writeGroups(table, summary, titles);
      messages.say(summedText(summary, source.size, { milliseconds, ...(await watched()) }));
    } catch (error) {
      if (!signal.aborted) throw error;
      const given = performance.now();
      const { fraction } = run;
      await exports.Csv.Ended();
      messages.say(cancelledText(given - start, fraction, performance.now() - given));
    }
  };
  const begin = (work: (exports: CsvExports, signal: AbortSignal) => Promise<void>) => {
    job.abort();
    job = new AbortController();
    const { signal } = job;
    latest.run(async () => {
      try {
        await work(await worker.exports(), signal);
      } catch (error) {
        messages.fail('C# could not read the file.', error);
      }
      run.set(file === undefined ? 'empty' : 'ready');
    });
  };
  const take = (name: string, contents: (exports: CsvExports) => Blob | Promise<Blob>) => {
    begin(async (exports, signal) => {
      messages.say(`C# looks at ${name}…`);
      const taken = await contents(exports);
      if (taken.size > mostBytes) throw new Error(`It is larger than ${megabytesText(mostBytes)}.`);
      choices.offer(await columnsOf(exports, taken));
      file = taken;
      element('table-file-name', HTMLElement).textContent = `${name}, ${megabytesText(file.size)}`;
      await sumUp(exports, file, signal);
    });
  };

  const rows = element('table-rows', HTMLSelectElement);
  element('table-make', HTMLButtonElement).addEventListener('click', () => {
    const count = Number(rows.value);
    take(`${countText(count)} orders`, async ({ Csv }) => new Blob([await Csv.Sample(count)]));
  });
  listenForFiles(
    element('table-file', HTMLInputElement),
    element('table-section', HTMLElement),
    (chosen) => {
      take(chosen.name, () => chosen);
    },
  );
  run.onStart(() => {
    const source = file;
    if (source !== undefined) begin((exports, signal) => sumUp(exports, source, signal));
  });
  run.onCancel(() => {
    job.abort();
  });
}

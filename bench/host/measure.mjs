import { launch } from '../../scripts/launch.mjs';
import { servePage } from '../../scripts/page-server.mjs';
import { residentMemory } from '../../scripts/soak/resident-memory.mjs';

const SILENCE_MS = 300_000;

// A start is measured as of a site that was visited before: a bundler gives scripts fingerprints, as .NET does its files.
const cache = 'max-age=31536000, immutable';

const mounts = [
  { at: '/dotnet-worker/', folder: 'dist', cache },
  { at: '/_framework/', folder: 'build/dotnet/bench/wwwroot/_framework', cache },
  { at: '/', folder: 'build/bench', cache },
  { at: '/', folder: 'bench/page' },
];

/**
 * Runs the rows in one browser, on each kind of page. A row that failed has its reason in place of
 * results; so have those that a page which fell silent leaves behind.
 */
export async function measureIn(browser, run, onRow) {
  const measured = [];
  for (const page of ['isolated', 'unisolated', 'starts']) {
    await measureOn({ browser, page, run }, (row) => {
      measured.push(row);
      onRow(row);
    });
  }
  return measured;
}

function measureOn({ browser, page, run }, onRow) {
  return new Promise((done, fail) => {
    let running = 'the page';
    let timer;
    let stop = () => undefined;
    const finish = () => {
      clearTimeout(timer);
      stop().then(done, fail);
    };
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        onRow({ row: running, reason: `nothing was heard for ${SILENCE_MS / 1000} s` });
        finish();
      }, SILENCE_MS);
    };
    const onReport = (report) => {
      listen();
      if (report.kind === 'began') running = report.row;
      else if (report.kind === 'done') finish();
      else onRow(report);
    };
    listen();
    open({ browser, page, run, onReport }).then(
      (opened) => (stop = opened),
      (error) => {
        clearTimeout(timer);
        fail(error);
      },
    );
  });
}

async function open({ browser, page, run, onReport }) {
  let pid;
  const resident = () => residentMemory(pid);
  const isolated = page !== 'unisolated';
  const server = await servePage(mounts, { isolated, onReport, resident });
  const query = new URLSearchParams(run.rows.map((row) => ['row', row]));
  if (run.quick) query.set('quick', '');
  if (page === 'starts') query.set('starts', '');
  const launched = await launch(browser, `${server.address}index.html?${query}`);
  pid = launched.pid;
  return async () => {
    await launched.end();
    server.close();
  };
}

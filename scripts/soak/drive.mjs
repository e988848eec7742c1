import { launch } from '../launch.mjs';
import { servePage } from '../page-server.mjs';
import { residentMemory } from './resident-memory.mjs';
import { tell } from './tell.mjs';

/** The page reports after every runtime, and every slice of a kind that it makes: a matter of seconds. */
const SILENCE_MS = 180_000;

const mounts = [
  { at: '/base/dist/', folder: 'dist' },
  { at: '/base/build/', folder: 'build' },
  { at: '/base/test/', folder: 'test' },
  { at: '/base/node_modules/comlink/', folder: 'node_modules/comlink' },
];

/** `gc()` in every thread, and a measurement of memory that waits for no other occasion. */
const chromiumFlags = ['--js-flags=--expose-gc', '--enable-blink-features=ForceEagerMeasureMemory'];

/** Runs the page in a browser, and prints what it reports; gives what was not as it should be, line by line. */
export function drive({ browser, query }) {
  console.log(
    `\nSoak in ${browser}, heap ${query.heap}, seed ${query.seed}: --seed ${query.seed} repeats it.`,
  );
  return new Promise((done, fail) => {
    let timer;
    let opened;
    const wrongs = [];
    let calls = 0;
    const finish = () => {
      clearTimeout(timer);
      if (calls === 0) wrongs.push('No call was made.');
      close(opened).then(() => done(wrongs), fail);
    };
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        wrongs.push(`Nothing was heard of the page for ${SILENCE_MS / 1000} s.`);
        console.error(wrongs.at(-1));
        finish();
      }, SILENCE_MS);
    };
    const onReport = (report) => {
      listen();
      tell(report, () => residentMemory(opened?.browser.pid));
      if (report.kind === 'mismatch') wrongs.push(report.text);
      if (report.kind === 'failed') wrongs.push(report.reason);
      if (report.kind === 'done') calls = report.calls;
      if (report.kind === 'ended') calls = report.checks;
      if (report.kind === 'fuzzed') calls = report.frames;
      if (['done', 'ended', 'fuzzed', 'failed'].includes(report.kind)) finish();
    };
    listen();
    open(browser, query, onReport).then(
      (both) => (opened = both),
      (error) => {
        clearTimeout(timer);
        fail(error);
      },
    );
  });
}

async function open(name, query, onReport) {
  const server = await servePage(mounts, { isolated: true, onReport });
  const address = `${server.address}base/test/soak/index.html?${new URLSearchParams(query)}`;
  const browser = await launch(name, address, { flags: chromiumFlags });
  return { server, browser };
}

async function close(opened) {
  await opened?.browser.end();
  opened?.server.close();
}

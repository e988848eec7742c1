import type { DotnetHostBuilder } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { framework } from '../runtime/start.js';
import { patientBuilder } from './busy.js';
import { afterwardsARuntimeStarts, expectFailedStart } from './failed-start.js';
import { openFrame, type Library } from './frame.js';
import { faulty, type Fault } from './server.js';

const script = '/base/dist/worker.js';

describe('create() fails when the worker script', () => {
  afterwardsARuntimeStarts();

  const withScript = (url: string): DotnetHostBuilder =>
    patientBuilder().withWorker(() => new Worker(url, { type: 'module' }));

  it('is missing', async () => {
    await expectFailedStart(withScript('/base/dist/no-such-worker.js'), /did not load.*not found/);
  });

  it('has a syntax error', async () => {
    await expectFailedStart(withScript(faulty('halved', 'worker', script)), /Syntax|did not load/);
  });

  it('comes with the MIME type of a text', async () => {
    const url = faulty('as-text', 'worker', script);
    await expectFailedStart(withScript(url), /did not load.*MIME type/);
  });

  it('is cut off', async () => {
    await expectFailedStart(withScript(faulty('cut-off', 'worker', script)), /did not load|Syntax/);
  });

  it('comes without the header that an isolated page demands of it', async () => {
    const url = faulty('not-isolated', 'worker', script);
    await expectFailedStart(withScript(url), /did not load.*Cross-Origin-Embedder-Policy/);
  });

  it('may not compile WebAssembly under its Content-Security-Policy', async () => {
    const error = await expectFailedStart(withScript(faulty('no-wasm', 'worker', script)), /./);
    expect(messageOf(error)).toMatch(/WebAssembly|Content.Security.Policy|unsafe-eval|CSP/);
  });

  it('is another one, which does not answer', async () => {
    const url = '/base/test/fixtures/loaded-module.js';
    const starting = withScript(url).withStartTimeout(1000);
    await expectFailedStart(starting, /worker script of withWorker\(\) did not answer in 1000 ms/);
  });

  it('is that of another version', async () => {
    const unhandled = jasmine.createSpy<(event: PromiseRejectionEvent) => void>();
    addEventListener('unhandledrejection', unhandled);
    const starting = withScript('/base/test/fixtures/other-protocol.js');
    await expectFailedStart(starting, /the worker script speaks protocol -1/);
    removeEventListener('unhandledrejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('may not be loaded under the Content-Security-Policy of the page', async () => {
    const page = faulty('no-workers', 'frame', '/base/test/fixtures/frame.html');
    const frame = await openFrame(page);
    const starting = new frame.library.DotnetHostBuilder()
      .withFramework(framework)
      .withStartTimeout(0);
    const error = await rejectionOf(starting.create());
    expect(error).toBeInstanceOf(frame.library.DotnetStartError);
    expect(messageOf(error)).toMatch(/Content-Security-Policy/);
    expect(messageOf(error)).toMatch(/Make sure/);
    frame.remove();
  });
});

describe('create() fails when the worker script that the library finds beside itself', () => {
  afterwardsARuntimeStarts();

  const cases: [string, Fault, RegExp][] = [
    ['is missing', 'missing', /not found/],
    ['comes with the MIME type of a text', 'as-text', /MIME type/],
    ['has a syntax error', 'halved', /Syntax|did not load/],
  ];
  for (const [name, fault, why] of cases) {
    it(name, async () => {
      const url = faulty(fault, 'worker', '/base/dist/index.js');
      const { DotnetHostBuilder, DotnetStartError } = await libraryAt(url);
      const starting = new DotnetHostBuilder().withFramework(framework).withStartTimeout(0);
      const { message } = await expectFailedStart(starting, why, DotnetStartError);
      // A syntax error may be told without the script.
      if (message.includes('did not load'))
        expect(message).toContain(`/faulty/${fault}/worker/dist/`);
    });
  }
});

describe('create() fails when the worker', () => {
  afterwardsARuntimeStarts();

  it('is terminated by the page that made it, during the start', async () => {
    let worker: Worker | undefined;
    const starting = patientBuilder()
      .withWorker(() => (worker = new Worker(script, { type: 'module' })))
      .withModuleConfig({
        onConfigLoaded: () => {
          worker?.terminate();
          return new Promise<void>(() => undefined);
        },
      });
    await expectFailedStart(starting, /the worker ended by itself/);
  });

  it('closes itself during the start', async () => {
    const starting = patientBuilder().withFramework('/base/test/fixtures/closes-on-load.js');
    await expectFailedStart(starting, /the worker ended by itself/);
  });

  it('has had a runtime before', async () => {
    const worker = new Worker(script, { type: 'module' });
    const starting = patientBuilder().withWorker(worker);
    await (await starting.create()).terminate();
    await expectFailedStart(starting, /has had a runtime before/);
  });
});

/** A copy of the library of its own, which looks for the worker script beside itself. */
function libraryAt(url: string): Promise<Library> {
  return import(/* webpackIgnore: true */ new URL(url, location.href).href) as Promise<Library>;
}

import { messageOf } from '../runtime/outcome.js';
import { framework } from '../runtime/start.js';
import { expectNewRuntime, patientBuilder } from './busy.js';
import { afterwardsARuntimeStarts, expectFailedStart } from './failed-start.js';
import { faulty, type Fault } from './server.js';

const fixtures = '/base/test/fixtures';

describe('create() fails when dotnet.js', () => {
  afterwardsARuntimeStarts();

  it('is of a .NET older than 8, and names the version', async () => {
    await expectFailedStart(from(`${fixtures}/net7/dotnet.js`), /7\.0\.20.*\.NET 8/);
  });

  it('is not there, and names its address', async () => {
    const url = '/base/build/dotnet/no-such-app/dotnet.js';
    const error = await expectFailedStart(from(url), /withFramework/);
    expect(error.message).toContain(new URL(url, document.baseURI).href);
  });

  it('is another script, and names its address', async () => {
    const url = `${fixtures}/not-dotnet.js`;
    const error = await expectFailedStart(from(url), /not the dotnet\.js of \.NET 8 or later/);
    expect(error.message).toContain(new URL(url, document.baseURI).href);
  });

  it('throws when it is loaded, and says what', async () => {
    const error = await expectFailedStart(
      from(`${fixtures}/throws-on-load.js`),
      /The loading of this script failed/,
    );
    expect(messageOf(error.cause)).toContain('The loading of this script failed');
  });
});

describe('create() fails when of the _framework folder', () => {
  afterwardsARuntimeStarts();

  const cases: [string, Fault, string][] = [
    ['the runtime’s wasm is missing', 'missing', 'dotnet.native.*wasm'],
    ['the runtime’s wasm is damaged', 'damaged', 'dotnet.native.*wasm'],
    ['the runtime’s wasm is cut off', 'cut-off', 'dotnet.native.*wasm'],
    ['the runtime’s wasm is only half there', 'halved', 'dotnet.native.*wasm'],
    ['the wasm’s script is missing', 'missing', 'dotnet.native.*js'],
    ['the wasm’s script is cut off', 'cut-off', 'dotnet.native.*js'],
    ['the script of the runtime is missing', 'missing', 'dotnet.runtime.'],
    ['the script of the runtime is only half there', 'halved', 'dotnet.runtime.'],
    ['the core library is missing', 'missing', 'System.Private.CoreLib.'],
    ['the core library is cut off', 'cut-off', 'System.Private.CoreLib.'],
    ['an assembly is missing', 'missing', 'System.Runtime.InteropServices.JavaScript.'],
    ['an assembly is damaged', 'damaged', 'System.Runtime.InteropServices.JavaScript.'],
    ['an assembly is cut off', 'cut-off', 'System.Runtime.InteropServices.JavaScript.'],
  ];
  for (const [name, fault, file] of cases) {
    it(name, async () => {
      await expectFailedStart(from(faulty(fault, file, framework)), /_framework/);
    });
  }

  it('the runtime’s wasm is damaged, and nothing checks its integrity', async () => {
    const starting = from(faulty('damaged', 'dotnet.native.*wasm', framework));
    await expectFailedStart(starting.withConfig({ disableIntegrityCheck: true }), /_framework/);
  });

  it('the page’s resource loader names a file that is not there', async () => {
    const starting = patientBuilder()
      .withConfig({ maxParallelDownloads: 1 })
      .withResourceLoader((type, _name, defaultUri) =>
        type === 'dotnetwasm' ? `${defaultUri}.absent` : defaultUri,
      );
    await expectFailedStart(starting, /_framework/);
  });
});

describe('create() fails at the deadline of withStartTimeout', () => {
  afterwardsARuntimeStarts();

  it('when a file never ends', async () => {
    const url = faulty('never-ending', 'System.Private.CoreLib.', framework);
    await expectFailedStart(from(url).withStartTimeout(2000), /did not end in 2000 ms/);
  });

  it('when the page never answers', async () => {
    const starting = patientBuilder()
      .withStartTimeout(1000)
      .withModuleConfig({ onConfigLoaded: () => new Promise<void>(() => undefined) });
    await expectFailedStart(starting, /did not end in 1000 ms/);
  });
});

describe('a failed start', () => {
  it('leaves nothing behind: the same builder starts afresh', async () => {
    let attempts = 0;
    const starting = patientBuilder().withModuleConfig({
      onConfigLoaded: () => {
        if (attempts++ === 0) throw new RangeError('not the first time');
      },
    });
    await expectFailedStart(starting, /not the first time/);
    await expectNewRuntime(starting);
  });
});

function from(url: string) {
  return patientBuilder().withFramework(url);
}

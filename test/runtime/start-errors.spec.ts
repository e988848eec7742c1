import { DotnetHostBuilder, DotnetStartError } from 'dotnet-worker';
import { messageOf, rejectionOf } from './outcome.js';
import { framework } from './start.js';

const fixtures = '/base/test/fixtures';

describe('create fails with a DotnetStartError', () => {
  it('that names the version of a .NET older than 8', async () => {
    const message = await failure(`${fixtures}/net7/dotnet.js`);
    expect(message).toContain('7.0.20');
    expect(message).toMatch(/\.NET 8/);
  });

  it('that names the address of a dotnet.js that is not there', async () => {
    const url = '/base/build/dotnet/no-such-app/dotnet.js';
    expect(await failure(url)).toContain(new URL(url, document.baseURI).href);
  });

  it('that names the address of a script that is no dotnet.js', async () => {
    const url = `${fixtures}/not-dotnet.js`;
    expect(await failure(url)).toContain(new URL(url, document.baseURI).href);
  });

  it('for a dotnet.js that throws when it is loaded, and says what it threw', async () => {
    expect(await failure(`${fixtures}/throws-on-load.js`)).toContain(
      'The loading of this script failed.',
    );
  });

  it('for a resource that is not there', async () => {
    const builder = new DotnetHostBuilder()
      .withFramework(framework)
      .withConfig({ maxParallelDownloads: 1 })
      .withResourceLoader((type, _name, defaultUri) =>
        type === 'dotnetwasm' ? `${defaultUri}.absent` : defaultUri,
      );
    expect(await rejectionOf(builder.create())).toBeInstanceOf(DotnetStartError);
  });

  it('for a worker whose script does not load, and names its address', async () => {
    const url = new URL('/base/dist/no-such-worker.js', document.baseURI).href;
    const builder = new DotnetHostBuilder()
      .withFramework(framework)
      .withWorker(() => new Worker(url, { type: 'module' }));
    const error = await rejectionOf(builder.create());
    expect(error).toBeInstanceOf(DotnetStartError);
    expect((error as Error).name).toBe('DotnetStartError');
  });

  it('when the start takes longer than withStartTimeout allows', async () => {
    const builder = new DotnetHostBuilder()
      .withFramework(framework)
      .withStartTimeout(1)
      .withModuleConfig({ onConfigLoaded: () => new Promise<void>(() => undefined) });
    expect(await rejectionOf(builder.create())).toBeInstanceOf(DotnetStartError);
  });

  async function failure(url: string): Promise<string> {
    const error = await rejectionOf(new DotnetHostBuilder().withFramework(url).create());
    expect(error).toBeInstanceOf(DotnetStartError);
    return messageOf(error);
  }
});

describe('a failed start', () => {
  it('leaves nothing behind: the next one begins afresh', async () => {
    let attempts = 0;
    const builder = new DotnetHostBuilder().withFramework(framework).withModuleConfig({
      onConfigLoaded: () => {
        if (attempts++ === 0) throw new RangeError('not the first time');
      },
    });
    const error = await rejectionOf(builder.create());
    expect(error).toBeInstanceOf(DotnetStartError);
    expect(messageOf(error)).toContain('not the first time');
    const runtime = await builder.create();
    expect(runtime.state).toBe('ready');
    await runtime.terminate();
  });
});

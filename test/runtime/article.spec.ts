import { dotnet } from 'dotnet-worker';
import { framework } from './start.js';

interface ArticleExports {
  MyClass: { Greeting: () => Promise<string> };
}

describe("the article's example", () => {
  const lines: unknown[][] = [];

  beforeEach(() => {
    lines.length = 0;
    spyOn(console, 'log').and.callFake((...line: unknown[]) => void lines.push(line));
  });

  it('greets with the address of the page, then runs Main', async () => {
    const { setModuleImports, getAssemblyExports, getConfig, runMain, terminate } = await dotnet
      .withFramework(framework)
      .withDiagnosticTracing(false)
      .withApplicationArgumentsFromQuery()
      .create();

    setModuleImports('main.js', {
      window: {
        location: {
          href: () => globalThis.window.location.href,
        },
      },
    });

    const config = getConfig();
    const exports = await getAssemblyExports<ArticleExports>(config.mainAssemblyName);
    const text = await exports.MyClass.Greeting();
    const exitCode = await runMain();
    await terminate();

    expect(text).toBe(`Hello, World! Greetings from ${location.href}`);
    expect(lines).toContain([text]);
    expect(exitCode).toBe(new URLSearchParams(location.search).getAll('arg').length);
  });
});

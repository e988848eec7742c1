import { builder, exportsOf, sharedRuntime, type Runtime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Output: {
        WriteLine: (line: string) => Promise<void>;
        WriteErrorLine: (line: string) => Promise<void>;
        Alternate: (count: number) => Promise<void>;
      };
    };
  };
}

type Line = [stream: string, text: string];

function alternating(count: number): Line[] {
  return Array.from({ length: count }, (_, index): Line[] => [
    ['out', `out ${index}`],
    ['error', `error ${index}`],
  ]).flat();
}

describe('what C# writes to its console', () => {
  const lines: Line[] = [];

  beforeAll(() => {
    spyOn(console, 'log').and.callFake((line: string) => void lines.push(['out', line]));
    spyOn(console, 'error').and.callFake((line: string) => void lines.push(['error', line]));
  });

  const shared = sharedRuntime<Exports>();

  beforeEach(() => {
    lines.length = 0;
  });

  it('reaches the console of the page before the call returns', async () => {
    const { Output } = shared.exports.Conformance.Exported;
    await Output.WriteLine('a line');
    expect(lines).toEqual([['out', 'a line']]);
    await Output.WriteErrorLine('a complaint');
    expect(lines).toEqual([
      ['out', 'a line'],
      ['error', 'a complaint'],
    ]);
  });

  it('keeps its order, both streams together', async () => {
    await shared.exports.Conformance.Exported.Output.Alternate(200);
    expect(lines).toEqual(alternating(200));
  });

  it('may be any text', async () => {
    const { Output } = shared.exports.Conformance.Exported;
    const texts = ['', 'é😀 日本', 'x'.repeat(100_000), '%s %d %c'];
    for (const text of texts) await Output.WriteLine(text);
    expect(lines.map(([, text]) => text)).toEqual(texts);
  });
});

describe('print and printErr', () => {
  const lines: Line[] = [];
  let runtime: Runtime;
  let exports: Exports;

  beforeAll(async () => {
    runtime = await builder()
      .withModuleConfig({
        print: (line: string) => void lines.push(['out', line]),
        printErr: (line: string) => void lines.push(['error', line]),
      })
      .create();
    exports = await exportsOf<Exports>(runtime);
  });

  afterAll(async () => {
    await runtime.terminate();
  });

  it('get the lines instead of the console, in order', async () => {
    const log = spyOn(console, 'log');
    const error = spyOn(console, 'error');
    lines.length = 0;
    await exports.Conformance.Exported.Output.Alternate(20);
    expect(lines).toEqual(alternating(20));
    expect(log).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });

  it('get what Main prints', async () => {
    lines.length = 0;
    await runtime.runMain('Conformance', ['--print', 'from', 'Main']);
    expect(lines).toEqual([['out', 'from Main']]);
  });
});

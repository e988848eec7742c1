import { fill, startPool } from './pool.js';

describe('the start of the runtimes of a pool', () => {
  it('fetches each file once and compiles the wasm once', async () => {
    const asked: string[] = [];
    const compiled: string[] = [];
    const { compileStreaming } = WebAssembly;
    spyOn(WebAssembly, 'compileStreaming').and.callFake((source) => {
      compiled.push('wasm');
      return compileStreaming(source);
    });
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(1000);
    const pool = await startPool({
      configure: (builder) =>
        builder.withResourceLoader((type, name) => {
          asked.push(`${type} ${name}`);
          return undefined;
        }),
    });
    try {
      await fill(pool);
      const files = asked.filter((file) => !/^(dotnetjs|manifest) /.test(file));
      expect(files.length).toBeGreaterThan(5);
      expect(files.length).toBe(new Set(files).size);
      expect(compiled).toEqual(['wasm']);
      const fetched = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('dotnet.native') && name.endsWith('.wasm'));
      expect(fetched.length).toBe(1);
      const { Hash } = pool.exports.Conformance.Exported.Compute;
      const [first, second] = await Promise.all([Hash(1000), Hash(1000)]);
      expect(first).toBe(second);
    } finally {
      await pool.terminate('The spec is done.');
    }
  });

  it('shares the heap of each with the page, when it is told to', async () => {
    const pool = await startPool({ configure: (builder) => builder.withSharedHeap('auto') });
    try {
      await fill(pool);
      const capabilities = await Promise.all([
        pool.run((_, runtime) => runtime.capabilities),
        pool.run((_, runtime) => runtime.capabilities),
      ]);
      expect(capabilities.map(({ sharedHeap }) => sharedHeap)).toEqual([
        { available: true },
        { available: true },
      ]);
    } finally {
      await pool.terminate('The spec is done.');
    }
  });

  it('goes on where the page has spoiled a file: the worker fetches it itself', async () => {
    const pool = await startPool({
      size: 1,
      configure: (builder) =>
        builder.withResourceLoader((type) =>
          type === 'dotnetwasm' ? new Response('no wasm') : undefined,
        ),
    });
    expect(await pool.exports.Conformance.Exported.Series.Next(1)).toBe(2);
    await pool.terminate('The spec is done.');
  });
});

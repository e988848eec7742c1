import { pageStreams } from 'dotnet-worker/streams';
import { startPool } from '../pool/pool.js';

interface Files {
  CountLines: (file: object) => Promise<number>;
}

describe('a pool on a page that is not isolated', () => {
  it('shares work, files and compiled wasm all the same, and reads files of the page', async () => {
    const pool = await startPool({ modules: { 'dotnet-worker/streams': pageStreams } });
    try {
      const file = new Blob(['one\ntwo\n'.repeat(20_000)]);
      const counts = await pool.map([1, 2, 3, 4], (exports) => {
        const { Guide } = exports.Conformance as unknown as { Guide: { Files: Files } };
        return Guide.Files.CountLines(new Blob([file]));
      });
      expect(counts).toEqual([40_000, 40_000, 40_000, 40_000]);
    } finally {
      await pool.terminate('The spec is done.');
    }
  });
});

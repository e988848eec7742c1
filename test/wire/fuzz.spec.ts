import { Random } from '../soak/random.js';
import { fuzz } from './fuzz.js';

/** `npm run soak -- --frames 1000000` gives more. */
const FRAMES = 30_000;

describe('frames at random', () => {
  it('are errors, or give what their bytes can hold', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const { frames, refused } = await fuzz(new Random(seed), FRAMES).catch((error: unknown) => {
      throw new Error(`With the seed ${seed}.`, { cause: error });
    });
    expect(frames).toBe(FRAMES);
    // Both ways are taken, or it would try nothing.
    expect(refused)
      .withContext(`seed ${seed}`)
      .toBeGreaterThan(FRAMES / 10);
    expect(refused)
      .withContext(`seed ${seed}`)
      .toBeLessThan(FRAMES - FRAMES / 100);
  });
});

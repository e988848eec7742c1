import { liveElements } from 'dotnet-worker/live';
import { nextFrame } from '../meter/frame-meter.js';
import type { LivePictureExports } from '../runtime/project.js';
import type { Wanted } from './render.js';

const pixelsDone = 0;
const isUnwanted = 1;

/** Has C# draw where the page sees it, and shows in each frame what there is by then. */
export async function renderInPlace(
  live: LivePictureExports,
  { size, plane, picture }: Wanted,
): Promise<void> {
  const pixels = await live.Pixels(size.width, size.height);
  const state = await live.State();
  try {
    liveElements(pixels, 'Uint8Array').set(picture.shown());
    const numbers = liveElements(state, 'Int32Array');
    numbers.fill(0);
    const show = () => {
      const done = Atomics.load(numbers, pixelsDone);
      const isWanted = picture.showAll(liveElements(pixels, 'Uint8Array'), done);
      if (!isWanted) Atomics.store(numbers, isUnwanted, 1);
    };
    let isDrawn = false;
    const drawn = live.Render(size.width, size.height, ...plane).finally(() => (isDrawn = true));
    for (; !isDrawn; show()) await Promise.race([nextFrame(), drawn]);
    await drawn;
  } finally {
    pixels.dispose();
    state.dispose();
  }
}

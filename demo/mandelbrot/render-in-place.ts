import { liveElements } from 'dotnet-worker/live';
import { nextFrame } from '../meter/frame-meter.js';
import type { LivePictureExports } from '../runtime/project.js';
import type { Wanted } from './wanted.js';

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
    const drawn = live.Render(size.width, size.height, ...plane).then(() => true);
    let isDrawn = false;
    while (!isDrawn) {
      isDrawn = await Promise.race([drawn, nextFrame().then(() => false)]);
      show();
    }
  } finally {
    pixels.dispose();
    state.dispose();
  }
}

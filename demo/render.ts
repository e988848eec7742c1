import type { ShowTile } from './imports.js';
import type { PlaneArguments, Started } from './project.js';
import { scaleOf, type Size, type View } from './view.js';

/** Has C# draw a view; it hands over each tile by `showTile`. */
export async function render(
  { exports: { Mandelbrot }, synchronousImports }: Started,
  { width, height }: Size,
  view: View,
  iterations: number,
  showTile: ShowTile,
): Promise<void> {
  const plane: PlaneArguments = [scaleOf(view, { width, height }), view.x, view.y, iterations];

  if (synchronousImports.available) {
    await Mandelbrot.RenderPicture(width, height, ...plane);
    return;
  }

  // C# cannot wait for this page, so the page asks for one tile after the other.
  const tiles = await Mandelbrot.Tiles(width, height);
  for (let index = 0; index < tiles.length; index += 4) {
    const [x = 0, y = 0, across = 0, down = 0] = tiles.subarray(index, index + 4);
    const [right, below] = [x - (width >> 1), y - (height >> 1)];
    const pixels = await Mandelbrot.RenderTile(right, below, across, down, ...plane);
    if (!showTile(x, y, across, down, pixels)) return;
  }
}

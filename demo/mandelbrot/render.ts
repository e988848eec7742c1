import type { PlaneArguments, ProjectExports } from '../runtime/project.js';
import type { Sharing, Started } from '../runtime/started.js';
import { renderInPlace } from './render-in-place.js';
import { scaleOf, type Size, type View } from './view.js';
import type { Shown, Wanted } from './wanted.js';

/** Has C# draw a view; it hands over each tile by `showTile`, or draws where the page sees it. */
export async function render(
  { exports, synchronousImports, sharesMemory, pool }: Started,
  size: Size,
  view: View,
  iterations: number,
  picture: Shown,
): Promise<void> {
  const plane: PlaneArguments = [scaleOf(view, size), view.x, view.y, iterations];
  const wanted = { size, plane, picture };
  if (pool !== undefined) await renderShared(pool, exports, wanted);
  else if (sharesMemory) await renderInPlace(exports.LivePicture, wanted);
  else if (synchronousImports.available) {
    await exports.Mandelbrot.RenderPicture(size.width, size.height, ...plane);
  } else await renderTiles(exports, wanted);
}

/** Each worker of the pool draws a tile at a time, and another one when it is done. */
async function renderShared(pool: Sharing, exports: ProjectExports, wanted: Wanted): Promise<void> {
  const unwanted = new AbortController();
  const { signal } = unwanted;
  const draw = async (member: ProjectExports, tile: Tile) => {
    const pixels = await pixelsOf(member, tile, wanted);
    // The others are in the middle of a tile when one hears that the picture is unwanted.
    if (!signal.aborted && !wanted.picture.showTile(...tile, pixels)) unwanted.abort();
  };
  try {
    await pool.map(await tilesOf(exports, wanted.size), draw, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** C# cannot wait for this page, so the page asks for one tile after the other. */
async function renderTiles(exports: ProjectExports, wanted: Wanted): Promise<void> {
  for (const tile of await tilesOf(exports, wanted.size)) {
    if (!wanted.picture.showTile(...tile, await pixelsOf(exports, tile, wanted))) return;
  }
}

type Tile = readonly [x: number, y: number, width: number, height: number];

async function tilesOf({ Mandelbrot }: ProjectExports, { width, height }: Size): Promise<Tile[]> {
  const numbers = await Mandelbrot.Tiles(width, height);
  const tiles: Tile[] = [];
  for (let index = 0; index < numbers.length; index += 4) {
    const [x = 0, y = 0, across = 0, down = 0] = numbers.subarray(index, index + 4);
    tiles.push([x, y, across, down]);
  }
  return tiles;
}

async function pixelsOf(
  { Mandelbrot }: ProjectExports,
  [x, y, across, down]: Tile,
  { size, plane }: Wanted,
): Promise<Uint8Array> {
  const [right, below] = [x - (size.width >> 1), y - (size.height >> 1)];
  return Mandelbrot.RenderTile(right, below, across, down, ...plane);
}

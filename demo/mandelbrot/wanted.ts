import type { PlaneArguments } from '../runtime/project.js';
import type { ShowTile } from './imports.js';
import type { Size } from './view.js';

/** A picture to be drawn, and who gets its pixels. */
export interface Wanted {
  readonly size: Size;
  readonly plane: PlaneArguments;
  readonly picture: Shown;
}

/** Where pixels go to, which answers whether it wants more of them. */
export interface Shown {
  readonly showTile: ShowTile;
  /** Shows all of the picture, of which so many pixels are done. */
  readonly showAll: (pixels: Uint8Array, done: number) => boolean;
  /** What the page shows now. */
  readonly shown: () => Uint8ClampedArray;
}

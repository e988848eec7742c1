import { nextFrame, type FrameMeter, type Watched } from '../meter/frame-meter.js';
import type { Moves } from './gestures.js';
import type { ShowTile } from './imports.js';
import type { Picture } from './picture.js';
import type { Started } from '../runtime/started.js';
import { render } from './render.js';
import { home, moved, zoomed, type Size, type View } from './view.js';
import type { Shown } from './wanted.js';

// A hand that zooms does so in many small steps.
const settled = 150;

/** What the explorer tells the page about the picture that it draws. */
export interface Listener {
  /** Another view, size or number of iterations: another picture. */
  changed(view: View): void;
  began(): void;
  progressed(part: number): void;
  finished(drawing: Drawing): void;
  failed(error: unknown): void;
}

export interface Drawing extends Watched {
  readonly milliseconds: number;
}

/** Draws the view that was asked for last; what is still being drawn for another view ends early. */
export class Explorer implements Moves, Shown {
  readonly #canvas: HTMLCanvasElement;
  readonly #picture: Picture;
  readonly #meter: FrameMeter;
  readonly #listener: Listener;
  #runtime: Started | undefined;
  #view = home;
  #iterations: number;
  #wanted = 0;
  #current = 0;
  #pixelsDone = 0;
  #queue = Promise.resolve();

  constructor(
    canvas: HTMLCanvasElement,
    picture: Picture,
    meter: FrameMeter,
    iterations: number,
    listener: Listener,
  ) {
    this.#canvas = canvas;
    this.#picture = picture;
    this.#meter = meter;
    this.#iterations = iterations;
    this.#listener = listener;
    new ResizeObserver(() => {
      if (picture.fit()) this.#change();
    }).observe(canvas);
    listener.changed(this.#view);
  }

  /** The import that C# calls with every finished tile. */
  readonly showTile: ShowTile = (x, y, width, height, pixels) => {
    if (this.#current !== this.#wanted) return false;
    this.#picture.putTile(x, y, width, height, pixels);
    this.#pixelsDone += width * height;
    this.#listener.progressed(this.#pixelsDone / (this.#picture.width * this.#picture.height));
    return true;
  };

  readonly showAll = (pixels: Uint8Array, done: number): boolean => {
    if (this.#current !== this.#wanted) return false;
    const { width, height } = this.#picture;
    this.#picture.putTile(0, 0, width, height, pixels);
    this.#listener.progressed(done / (width * height));
    return true;
  };

  readonly shown = (): Uint8ClampedArray => this.#picture.pixels();

  /** Draws with this runtime from now on; with none, not at all. */
  use(runtime: Started | undefined): void {
    this.#runtime = runtime;
    if (runtime !== undefined) this.#picture.dim();
    this.#drawSoon(0);
  }

  setIterations(iterations: number): void {
    this.#iterations = iterations;
    this.#change();
  }

  moveBy(right: number, down: number): void {
    this.#go(moved(this.#view, this.#size, right, down));
  }

  zoomAt(x: number, y: number, factor: number): void {
    this.#go(zoomed(this.#view, this.#size, factor, x, y));
  }

  reset(): void {
    this.#go(home);
  }

  get #size(): Size {
    return { width: this.#canvas.clientWidth, height: this.#canvas.clientHeight };
  }

  #go(view: View): void {
    this.#view = view;
    this.#picture.preview(view);
    this.#change();
  }

  #change(): void {
    this.#listener.changed(this.#view);
    this.#drawSoon();
  }

  #drawSoon(delay = settled): void {
    const drawing = ++this.#wanted;
    setTimeout(() => {
      // One drawing at a time: the one before this has to hear first that it is unwanted.
      this.#queue = this.#queue.then(() => this.#draw(drawing));
    }, delay);
  }

  async #draw(drawing: number): Promise<void> {
    const runtime = this.#runtime;
    if (drawing !== this.#wanted || runtime === undefined) return;
    this.#current = drawing;
    this.#pixelsDone = 0;
    this.#listener.began();
    // In thread nothing that the page wrote would show before the picture is done.
    await nextFrame();
    await nextFrame();

    try {
      const start = performance.now();
      const watched = this.#meter.watch();
      await render(runtime, this.#picture, this.#view, this.#iterations, this);
      const milliseconds = performance.now() - start;
      const frames = await watched();
      if (drawing === this.#wanted) this.#listener.finished({ ...frames, milliseconds });
    } catch (error) {
      if (drawing === this.#wanted) this.#listener.failed(error);
    }
  }
}

import { scaleOf, type View } from './view.js';

const background = '#090e18';
// More pixels than this add waiting, and little to see.
const mostPixels = 640_000;

/** The canvas: finished tiles, and, until they come, the last picture moved to where it belongs. */
export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #kept = document.createElement('canvas');
  #keptView: View;
  #view: View;
  #hasNewTiles = false;

  constructor(canvas: HTMLCanvasElement, view: View) {
    this.#canvas = canvas;
    this.#context = contextOf(canvas);
    this.#view = this.#keptView = view;
    this.fit();
  }

  get width(): number {
    return this.#canvas.width;
  }

  get height(): number {
    return this.#canvas.height;
  }

  putTile(x: number, y: number, width: number, height: number, pixels: Uint8Array): void {
    this.#context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), x, y);
    this.#hasNewTiles = true;
  }

  pixels(): Uint8ClampedArray {
    return this.#context.getImageData(0, 0, this.width, this.height).data;
  }

  /** Dims what is there, so that new tiles stand out. */
  dim(): void {
    this.#context.fillStyle = `${background}b0`;
    this.#context.fillRect(0, 0, this.width, this.height);
  }

  /** Shows what is known of another view. */
  preview(view: View): void {
    this.#keep();
    this.#view = view;
    this.#drawKept();
  }

  /** Takes the size that the page gave the canvas, and tells whether that changed it. */
  fit(): boolean {
    const { clientWidth, clientHeight } = this.#canvas;
    const affordable = Math.sqrt(mostPixels / Math.max(1, clientWidth * clientHeight));
    const ratio = Math.min(devicePixelRatio, 2, affordable);
    const width = Math.max(1, Math.round(clientWidth * ratio));
    const height = Math.max(1, Math.round(clientHeight * ratio));
    if (width === this.width && height === this.height) return false;

    this.#keep();
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#drawKept();
    return true;
  }

  /** Copies the canvas only when tiles came: copies of copies would blur. */
  #keep(): void {
    if (!this.#hasNewTiles) return;
    this.#hasNewTiles = false;
    this.#kept.width = this.width;
    this.#kept.height = this.height;
    contextOf(this.#kept).drawImage(this.#canvas, 0, 0);
    this.#keptView = this.#view;
  }

  #drawKept(): void {
    const scale = scaleOf(this.#view, this);
    const enlarged = scaleOf(this.#keptView, this.#kept) / scale;
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = background;
    context.fillRect(0, 0, this.width, this.height);
    context.translate(
      this.width / 2 + (this.#keptView.x - this.#view.x) / scale,
      this.height / 2 - (this.#keptView.y - this.#view.y) / scale,
    );
    context.scale(enlarged, enlarged);
    context.drawImage(this.#kept, -this.#kept.width / 2, -this.#kept.height / 2);
    context.setTransform(1, 0, 0, 1, 0, 0);
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Failed to draw: the browser gave no 2D canvas.');
  return context;
}

import { drawSample } from './sample-picture.js';

// More pixels than this add waiting, and little to see.
const mostPixels = 1_000_000;
const sampleSize = { width: 1200, height: 750 };

/** Two canvases over one another: the picture as it came, and the filtered one. */
export class Photo {
  readonly #before: CanvasRenderingContext2D;
  readonly #after: CanvasRenderingContext2D;

  constructor(before: HTMLCanvasElement, after: HTMLCanvasElement) {
    this.#before = contextOf(before);
    this.#after = contextOf(after);
  }

  get width(): number {
    return this.#before.canvas.width;
  }

  get height(): number {
    return this.#before.canvas.height;
  }

  showSample(): void {
    this.#resize(sampleSize.width, sampleSize.height);
    drawSample(this.#before, this.width, this.height);
  }

  /** Rejects when the file is no picture that the browser can read. */
  async show(file: Blob): Promise<void> {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, Math.sqrt(mostPixels / (image.width * image.height)));
    this.#resize(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    );
    this.#before.drawImage(image, 0, 0, this.width, this.height);
    image.close();
  }

  /** A copy of the picture's RGBA bytes. */
  pixels(): Uint8Array<ArrayBuffer> {
    const { data } = this.#before.getImageData(0, 0, this.width, this.height);
    return new Uint8Array(data.buffer);
  }

  /** What came of those bytes; they become the picture without another copy. */
  showFiltered({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): void {
    const pixels = new Uint8ClampedArray(buffer, byteOffset, length);
    this.#after.putImageData(new ImageData(pixels, this.width, this.height), 0, 0);
  }

  #resize(width: number, height: number): void {
    for (const { canvas } of [this.#before, this.#after]) {
      canvas.width = width;
      canvas.height = height;
    }
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Failed to draw: the browser gave no 2D canvas.');
  return context;
}

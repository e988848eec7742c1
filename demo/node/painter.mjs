const BYTES_PER_PIXEL = 4;

/** Lets C# draw pictures, one after the other. */
export class Painter {
  #exports;
  #wanted;
  #last = Promise.resolve();

  static async of(runtime) {
    const painter = new Painter();
    const explorer = { showTile: (...tile) => painter.#take(...tile) };
    runtime.setModuleImports('main.js', { explorer });
    painter.#exports = await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName);
    return painter;
  }

  /** The RGBA pixels of a picture; rejects with the signal's reason when that is aborted first. */
  paint(picture) {
    const painted = this.#last.then(() => this.#paint(picture));
    this.#last = painted.catch(() => undefined);
    return painted;
  }

  async #paint({ width, height, iterations, signal }) {
    signal.throwIfAborted();
    const pixels = new Uint8Array(width * height * BYTES_PER_PIXEL);
    this.#wanted = { pixels, width, signal };
    await this.#exports.Mandelbrot.RenderPicture(width, height, 3 / width, -0.7, 0, iterations);
    signal.throwIfAborted();
    return pixels;
  }

  /** C# waits for the answer: whether anyone still wants the rest of the picture. */
  #take(x, y, width, height, tile) {
    const { pixels, width: stride, signal } = this.#wanted;
    for (let row = 0; row < height; row++) {
      const from = row * width * BYTES_PER_PIXEL;
      const line = tile.subarray(from, from + width * BYTES_PER_PIXEL);
      pixels.set(line, ((y + row) * stride + x) * BYTES_PER_PIXEL);
    }
    return !signal.aborted;
  }
}

import { ByteWriter } from './byte-writer.js';

/** Records on their way to one frame: their bytes, and the buffers that ride beside them. */
export class FrameWriter extends ByteWriter {
  buffers: ArrayBuffer[] = [];
  /** The handles that the record being written has sent, to be taken back when it fails. */
  sent: number[] = [];

  /** Puts a buffer beside the frame, and returns its index there. */
  attach(buffer: ArrayBuffer): number {
    // One buffer may be listed only once: two views of it share the place.
    const known = this.buffers.indexOf(buffer);
    return known >= 0 ? known : this.buffers.push(buffer) - 1;
  }

  clear(): void {
    this.length = 0;
    this.buffers = [];
    this.sent.length = 0;
  }
}

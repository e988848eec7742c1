import { ByteWriter } from './byte-writer.js';

/** Records on their way to one frame: their bytes, and the buffers that ride beside them. */
export class FrameWriter extends ByteWriter {
  buffers: ArrayBuffer[] = [];
  /** The handles that the record being written has sent, to be taken back when it fails. */
  sent: number[] = [];
  private readonly given = new Set<number>();

  /** Puts a buffer beside the frame, and returns its index there. */
  attach(buffer: ArrayBuffer): number {
    // One buffer may be listed only once: two views of it share the place.
    const known = this.buffers.indexOf(buffer);
    return known >= 0 ? known : this.buffers.push(buffer) - 1;
  }

  /** Puts a buffer of the user's beside the frame, to be given away with the record that is being written. */
  give(buffer: ArrayBuffer): number {
    const place = this.attach(buffer);
    this.given.add(place);
    return place;
  }

  /** The record is complete: what it gives away is the user's no more, and nobody can detach it before it leaves. */
  detachGiven(): void {
    if (this.given.size === 0) return;
    for (const place of this.given) {
      const buffer = this.buffers[place];
      if (buffer) this.buffers[place] = structuredClone(buffer, { transfer: [buffer] });
    }
    this.given.clear();
  }

  /** Goes back to where it was with so many bytes, buffers and handles; gives the handles sent since. */
  rewind(length: number, buffers: number, sent: number): number[] {
    this.length = length;
    this.buffers.length = buffers;
    this.given.clear();
    return this.sent.splice(sent);
  }

  override clear(): void {
    super.clear();
    this.buffers = [];
    this.sent.length = 0;
  }
}

import { bufferAt, MOST_TEXT, type Beside } from './beside.js';
import { ByteWriter } from './byte-writer.js';

/** Records on their way to one frame: their bytes, and what rides beside them. */
export class FrameWriter extends ByteWriter {
  beside: Beside[] = [];
  /** Whether texts may ride too: the shared lane carries none. */
  takesTexts = true;
  /** The handles that the record being written has sent, to be taken back when it fails. */
  sent: number[] = [];
  /** How many units the texts beside the frame have. */
  textLength = 0;
  private readonly given = new Set<number>();

  /** Puts a buffer beside the frame, and returns its index there. */
  attach(buffer: ArrayBuffer): number {
    // One buffer may be listed only once: two views of it share the place.
    const known = this.beside.indexOf(buffer);
    return known >= 0 ? known : this.beside.push(buffer) - 1;
  }

  /** Puts a text beside the frame, and returns its index there. */
  attachText(text: string): number {
    const textLength = this.textLength + text.length;
    if (textLength > MOST_TEXT)
      throw new RangeError(
        `Failed to send ${String(textLength)} characters at once: one call carries at most ${String(MOST_TEXT)}. Make sure to send them in parts.`,
      );
    this.textLength = textLength;
    return this.beside.push(text) - 1;
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
      const buffer = bufferAt(this.beside, place);
      this.beside[place] = structuredClone(buffer, { transfer: [buffer] });
    }
    this.given.clear();
  }

  /** Whether a text rides already. */
  get hasTexts(): boolean {
    return this.textLength > 0;
  }

  /** Goes back to where it was with so much written, beside it and sent; gives the handles sent since. */
  rewind(length: number, beside: number, sent: number): number[] {
    this.shorten(length);
    for (const each of this.beside.splice(beside))
      if (typeof each === 'string') this.textLength -= each.length;
    this.given.clear();
    return this.sent.splice(sent);
  }

  override clear(): void {
    super.clear();
    this.beside = [];
    this.textLength = 0;
    this.sent.length = 0;
  }
}

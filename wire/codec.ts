import type { Border } from './border.js';
import { Decoder } from './decoder.js';
import { Encoder } from './encoder.js';
import type { HeldObjects, OwnedObjects } from './handles.js';
import type { Promises } from './promises.js';

/** Both halves of the translation between values and bytes, over the same tables. */
export class Codec {
  readonly encoder: Encoder;
  readonly decoder: Decoder;

  /** `givesArrays`: large arrays may leave without a copy, where they are the marshaller's own copies. */
  constructor(
    owned: OwnedObjects,
    held: HeldObjects,
    promises: Promises,
    border: Border,
    givesArrays: boolean,
  ) {
    this.encoder = new Encoder(owned, held, promises, border, givesArrays);
    this.decoder = new Decoder(owned, held, promises, border);
  }
}

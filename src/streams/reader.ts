/** Reads one source, chunk by chunk. */
export interface Reader {
  /** At most `most` bytes, at least one; null at the end. */
  read(most: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Nothing more will be read. */
  cancel(): Promise<void>;
}

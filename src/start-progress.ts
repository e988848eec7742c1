/** How far a start is. */
export interface StartProgress {
  /** `compile` begins when every file is there, `start` when the wasm is compiled. */
  readonly phase: 'download' | 'compile' | 'start';
  /** Files that have been loaded. */
  readonly files: number;
  /** Files that the configuration names; 0 before that has been read. */
  readonly totalFiles: number;
  /** Bytes that have been loaded, as they are after decompression. */
  readonly bytes: number;
  /** Undefined as long as a file's size is unknown: the server says it, when it sends the file uncompressed. */
  readonly totalBytes: number | undefined;
  /** From 0 to 1, never falling: the files that are there, and of each other one the part that is. */
  readonly fraction: number;
}

/** Called on the page as a start goes on: at every change of phase, otherwise some twenty times a second at most. */
export type ProgressListener = (progress: StartProgress) => void;

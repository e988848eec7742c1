/** Ends a command with one sentence for the person who ran it, and no stack trace. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

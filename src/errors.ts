/** The worker or the runtime did not start. The message names the URL and the likely reason. */
export class DotnetStartError extends Error {
  /** The name of the class, whatever a minifier makes of that. */
  override readonly name = 'DotnetStartError';
}

/** The runtime has exited by itself, by `exit` or by `runMainAndExit`; it serves no more calls. */
export class DotnetExitedError extends Error {
  /** The name of the class, whatever a minifier makes of that. */
  override readonly name = 'DotnetExitedError';

  /**
   * The error of a runtime that has exited.
   *
   * @param exitCode - the code that the program ended with
   */
  constructor(readonly exitCode: number) {
    super(
      `Failed to call .NET: the runtime exited with code ${String(exitCode)}. Make sure to use runMain(), which does not exit the runtime, or create() a new one.`,
    );
  }
}

/** The worker died or was terminated: calls that were pending then, and calls made afterwards. */
export class DotnetDiedError extends Error {
  /** The name of the class, whatever a minifier makes of that. */
  override readonly name = 'DotnetDiedError';

  /**
   * The error of a runtime that is dead.
   *
   * @param reason - why it is
   */
  constructor(reason: string) {
    super(
      `Failed to call .NET: ${reason.replace(/\.$/, '')}. Make sure to create() a new runtime before the next call.`,
    );
  }
}

/** A synchronous import that cannot be served, or would wait for ever: which import, and why. */
export class SynchronousImportError extends Error {
  /** The name of the class, whatever a minifier makes of that. */
  override readonly name = 'SynchronousImportError';
}

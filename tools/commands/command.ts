/** One of the commands of `dotnet-worker`. */
export interface Command {
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** What `--help` shows. */
  readonly help: string;
  /**
   * @param args - the words after the command's name
   * @throws `Stop` with what to tell the user
   */
  readonly run: (args: readonly string[]) => Promise<void> | void;
}

/** One of the commands of `dotnet-worker`. */
export interface Command {
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** What `--help` shows. */
  readonly help: string;
  /** Whether the words from the first that is no option belong to a program, `--help` among them. */
  readonly takesProgram?: boolean;
  /**
   * @param args - the words after the command's name
   * @throws `Stop` with what to tell the user
   */
  readonly run: (args: readonly string[]) => Promise<void> | void;
}

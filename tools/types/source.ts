/** The files to read. */
export interface Source {
  readonly assemblies: readonly string[];
  readonly documentation: readonly string[];
  /** The name of the assembly with `Main`, where the source says it. */
  readonly main: string | undefined;
}

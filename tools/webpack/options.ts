/** What {@link DotnetPlugin} is told. */
export interface DotnetPluginOptions {
  /** The C# project, a `.csproj`, against webpack's context. */
  readonly project: string;
  /** The declaration file that is written with the types of exports and imports, against webpack's context. Default: none. */
  readonly types?: string;
  /** What `dotnet publish` builds. Default: `Release`. */
  readonly configuration?: string;
  /** Properties for `dotnet publish`, each as `-p:name=value`. Default: in webpack's mode `development` no compressed copies. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Whether webpack-dev-server sends the headers that make pages cross-origin isolated. Default: true. */
  readonly isolate?: boolean;
}

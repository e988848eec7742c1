/** The configuration of a runtime: `MonoConfig` of dotnet.js, as it was when the runtime became ready. */
export interface MonoConfig {
  /** The assembly with `Main`, without `.dll`. */
  readonly mainAssemblyName: string;
  /** The arguments of `Main`. */
  readonly applicationArguments?: readonly string[];
  /** What `Environment.GetEnvironmentVariable` of C# reads. */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

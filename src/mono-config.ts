/** The configuration of a runtime: `MonoConfig` of dotnet.js, as it was when the runtime became ready. */
export interface MonoConfig {
  readonly mainAssemblyName: string;
  readonly applicationArguments?: readonly string[];
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

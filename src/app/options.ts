import type {
  AssemblyExports,
  DotnetHostBuilder,
  DotnetRuntime,
  ImportModule,
  StartProgress,
} from 'dotnet-worker';

/** What an app of React or Vue says about its .NET. It is read at each start, and changes nothing afterwards. */
export interface DotnetAppOptions {
  /** Sets up the builder, as `withFramework` and the like do. Default: as the ready-made builder. */
  readonly configure?: ((builder: DotnetHostBuilder) => unknown) | undefined;
  /** The assembly whose exports the components see. Default: the one with the program's `Main`. */
  readonly assembly?: string | undefined;
  /** The modules that C# imports from, by their names; registered before any component sees the exports. */
  readonly imports?: Readonly<Record<string, ImportModule>> | undefined;
  /** What is left to do before the components see the exports, such as `runMain()`. */
  readonly onReady?: ((runtime: DotnetRuntime) => unknown) | undefined;
}

/** Where the app's .NET stands. */
export type DotnetState<E = AssemblyExports> = Starting | Ready<E> | Failed | Ended;

interface Starting {
  readonly state: 'starting';
  /** How far it is; undefined until the worker has begun. */
  readonly progress: StartProgress | undefined;
  readonly runtime: undefined;
  readonly exports: undefined;
  readonly error: undefined;
}

interface Ready<E> {
  readonly state: 'ready';
  readonly progress: undefined;
  readonly runtime: DotnetRuntime;
  readonly exports: E;
  readonly error: undefined;
}

/** It did not start. */
interface Failed {
  readonly state: 'failed';
  readonly progress: undefined;
  readonly runtime: undefined;
  readonly exports: undefined;
  readonly error: unknown;
}

/** It was ready, and ended without having been asked to by this app. */
interface Ended {
  readonly state: 'ended';
  readonly progress: undefined;
  readonly runtime: DotnetRuntime;
  readonly exports: undefined;
  readonly error: Error;
}

export const STARTING: Starting = {
  state: 'starting',
  progress: undefined,
  runtime: undefined,
  exports: undefined,
  error: undefined,
};

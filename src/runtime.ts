import type { ExportTree, Started } from '../wire/hello.js';
import * as operation from '../wire/operations.js';
import { capabilitiesOf, type Capabilities } from './capabilities.js';
import { markEndpoints } from './endpoint.js';
import { DotnetExitedError } from './errors.js';
import { buildExports, type AssemblyExports } from './exports.js';
import { heapAccess, type HeapAccess } from './heap.js';
import type { GetAssemblyExports, ImportModuleNamed, KnownConfig } from './known-types.js';
import type { MonoConfig } from './mono-config.js';
import { bytesHeldBy } from './segment-view.js';
import type { Closed, RuntimeState, Session } from './session.js';

/** What is alive on either side: a leak shows here. */
export interface Inspection {
  /** Page objects held by C#. */
  readonly pageHandles: number;
  /** Worker objects held by the page. */
  readonly workerHandles: number;
  /** Calls and promises that wait for the worker. */
  readonly pendingCalls: number;
  /** Bytes of C# memory that ArraySegments keep copies of on the page. */
  readonly bytesHeld: number;
}

/** What `dotnet.create()` gives: the runtime API of dotnet.js, over a thread. */
export interface DotnetRuntime extends HeapAccess, AsyncDisposable {
  /** The configuration; the same object at every call. */
  readonly getConfig: () => MonoConfig & KnownConfig;
  /**
   * Registers what `[JSImport(…, name)]` finds. Takes effect before any call made after it.
   *
   * @throws `TypeError` for the name `dotnet-worker`, which the worker itself answers
   */
  readonly setModuleImports: <Name extends string>(
    name: Name,
    module: ImportModuleNamed<Name>,
  ) => void;
  /**
   * The methods marked `[JSExport]` of an assembly, as a tree of functions that return promises.
   *
   * @param name - the assembly, with or without `.dll`
   * @throws when the app has no such assembly
   */
  readonly getAssemblyExports: GetAssemblyExports;
  /**
   * Runs `Main`, any number of times; resolves to its exit code and leaves the runtime alive.
   *
   * @param name - the assembly, default the main one
   * @param args - default those of the builder
   * @throws `ManagedError` when `Main` threw
   */
  readonly runMain: (name?: string, args?: readonly string[]) => Promise<number>;
  /** Runs `Main` and exits; resolves to the exit code, 1 when `Main` threw. */
  readonly runMainAndExit: (name?: string, args?: readonly string[]) => Promise<number>;
  /** Calls a function of the scripts that the configuration names as library initializers. */
  readonly invokeLibraryInitializers: (name: string, args: readonly unknown[]) => Promise<void>;
  /** Sets a variable of C#'s environment. Takes effect before any call made after it. */
  readonly setEnvironmentVariable: (name: string, value: string) => Promise<void>;
  /** Ends the program; resolves when it has ended. */
  readonly exit: (code: number, reason?: unknown) => Promise<void>;
  /** The number of the runtime in its worker. */
  readonly runtimeId: number;
  /** How the runtime was built: `productVersion`, `buildConfiguration` and so on. */
  readonly runtimeBuildInfo: Readonly<Record<string, unknown>>;
  /** Where the runtime stands; `closed` tells of its end. */
  readonly state: RuntimeState;
  /** Settles once, for whatever reason the runtime ended; never rejects. */
  readonly closed: Promise<Closed>;
  /** What works here, and why the rest does not. */
  readonly capabilities: Capabilities;
  /** Counts what is alive on either side. */
  readonly inspect: () => Promise<Inspection>;
  /**
   * Kills the worker, even inside an endless C# loop; every pending call rejects with a `DotnetDiedError` that has the
   * reason. Default: that the page terminated it.
   */
  readonly terminate: (reason?: string) => Promise<void>;
}

/** Builds the runtime API: an object of functions that need no `this`, as in dotnet.js. */
export function makeRuntime(session: Session, started: Started, holdsLock: boolean): DotnetRuntime {
  const { connection, closed } = session;
  const assemblies = new Map<string, Promise<AssemblyExports>>();

  const exportsOf = (name: string): Promise<AssemblyExports> => {
    const assembly = name.replace(/\.dll$/, '');
    const known = assemblies.get(assembly);
    if (known && session.state === 'ready') return known;
    const exports = session
      .ask(operation.GET_ASSEMBLY_EXPORTS, `getAssemblyExports(${name})`, name)
      .then((tree) => markEndpoints(buildExports(tree as ExportTree, session)));
    assemblies.set(assembly, exports);
    exports.catch(() => assemblies.delete(assembly));
    return exports;
  };
  const exited = async (code: Promise<unknown>): Promise<number> => {
    try {
      return (await code) as number;
    } catch (error) {
      if (error instanceof DotnetExitedError) return error.exitCode;
      throw error;
    }
  };
  const terminate = (reason = 'the page terminated it'): Promise<void> => {
    session.die(reason);
    return closed.then(() => undefined);
  };

  const members = {
    getConfig: () => started.config as MonoConfig,
    setModuleImports: (name, module) => {
      session.registerModule(name, module);
    },
    getAssemblyExports: exportsOf as GetAssemblyExports,
    runMain: (name, args) =>
      session.ask(operation.RUN_MAIN, 'runMain', name, args) as Promise<number>,
    runMainAndExit: (name, args) =>
      exited(session.ask(operation.RUN_MAIN_AND_EXIT, 'runMainAndExit', name, args)),
    invokeLibraryInitializers: async (name, args) => {
      await session.ask(
        operation.INVOKE_LIBRARY_INITIALIZERS,
        'invokeLibraryInitializers',
        name,
        args,
      );
    },
    setEnvironmentVariable: async (name, value) => {
      await session.ask(operation.SET_ENVIRONMENT_VARIABLE, 'setEnvironmentVariable', name, value);
    },
    exit: async (code, reason) => {
      const text = reason === undefined ? undefined : describeReason(reason);
      await exited(session.ask(operation.EXIT_RUNTIME, 'exit', code, text));
    },
    runtimeId: started.runtimeId,
    runtimeBuildInfo: started.runtimeBuildInfo as Record<string, unknown>,
    get state() {
      return session.state;
    },
    closed,
    capabilities: capabilitiesOf(session, holdsLock),
    inspect: async () => {
      const hasEnded = session.state !== 'ready';
      const worker = hasEnded ? nothingAlive : await session.ask(operation.INSPECT, 'inspect');
      return {
        pageHandles: connection.owned.size,
        workerHandles: (worker as typeof nothingAlive).workerHandles,
        pendingCalls: connection.calls.size + connection.promises.size,
        bytesHeld: bytesHeldBy(connection.held.alive()),
      };
    },
    terminate,
    ...heapAccess(session),
  } satisfies Omit<DotnetRuntime, typeof Symbol.asyncDispose>;
  const others = { ...notOffered(), ...asyncDisposal(terminate) };
  return Object.defineProperties(members, others) as DotnetRuntime;
}

/** What a worker that is gone holds. */
const nothingAlive = { workerHandles: 0 };

/** dotnet.js takes a text or an error. */
function describeReason(reason: unknown): string {
  return reason instanceof Error ? reason.message : (reason as { toString(): string }).toString();
}

/** Where the engine has no such symbol, nobody can ask for it. */
function asyncDisposal(terminate: () => Promise<void>): PropertyDescriptorMap {
  return 'asyncDispose' in Symbol ? { [Symbol.asyncDispose]: { value: () => terminate() } } : {};
}

/** Members of dotnet.js that only the runtime's own thread can have. */
function notOffered(): PropertyDescriptorMap {
  const names = ['INTERNAL', 'Module', ...HEAP_VIEWS.map((kind) => `localHeapView${kind}`)];
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        get: () => {
          throw new TypeError(
            `Failed to read ${name}: it belongs to the runtime's own thread. Make sure to use exports, getHeap*() and setHeap*() instead.`,
          );
        },
      },
    ]),
  );
}

const HEAP_VIEWS = ['I8', 'I16', 'I32', 'I64Big', 'U8', 'U16', 'U32', 'F32', 'F64'];

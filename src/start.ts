import type { Started, StartRequest } from '../wire/hello.js';
import { DOWNLOAD, START } from '../wire/operations.js';
import { DotnetStartError } from './errors.js';
import { olderVersion } from './framework-version.js';
import { whyNoSharedHeap, whyNotShared } from './isolation.js';
import { LONGEST_TIMER_MS } from './longest-timer.js';
import type { StartOptions } from './options.js';
import { makeRuntime, type DotnetRuntime } from './runtime.js';
import { Session } from './session.js';

/** A worker that has been opened, and what it was opened with. */
export interface Opened {
  readonly session: Session;
  readonly holdsLock: boolean;
}

/** Makes the worker and shakes hands with it. */
export async function openSession(options: StartOptions): Promise<Opened> {
  const session = new Session(options, whyNotShared(options.synchronousImports, options.platform));
  const late = `${options.scriptName} did not answer`;
  return withDeadline(
    session,
    options,
    async () => {
      const { holdsLock } = await session.open();
      return { session, holdsLock };
    },
    late,
  );
}

/** Downloads what the runtime needs, without starting it. */
export function download({ session }: Opened, options: StartOptions): Promise<void> {
  return withDeadline(session, options, async () => {
    await session.ask(DOWNLOAD, 'download', requestOf(options));
    session.begun = undefined;
  });
}

/** Starts the runtime; a failed start leaves no worker behind. */
export function startRuntime(
  { session, holdsLock }: Opened,
  options: StartOptions,
): Promise<DotnetRuntime> {
  return withDeadline(session, options, async (begun) => {
    const started = (await session.ask(START, 'create', requestOf(options))) as Started;
    session.state = 'ready';
    session.seesImports = started.signatures;
    session.showHeap(started);
    performance.measure('dotnet-worker start', {
      start: begun,
      detail: { framework: options.framework },
    });
    const runtime = makeRuntime(session, started, holdsLock);
    session.showInstance(runtime);
    return runtime;
  });
}

function requestOf(options: StartOptions): StartRequest {
  const { framework, plan, workerModules, platform, sharedHeap } = options;
  return {
    framework,
    plan,
    workerModules,
    programArguments: platform.programArguments(),
    whyNoSharedHeap: whyNoSharedHeap(sharedHeap, platform),
  };
}

async function withDeadline<T>(
  session: Session,
  { startTimeout, framework, platform }: StartOptions,
  run: (begun: number) => Promise<T>,
  late = 'it did not end',
): Promise<T> {
  const begun = (session.begun ??= performance.now());
  const left = startTimeout - (performance.now() - begun);
  const isLimited = startTimeout > 0 && startTimeout < LONGEST_TIMER_MS;
  const timer = isLimited
    ? setTimeout(() => {
        session.die(`${late} in ${String(startTimeout)} ms (${framework})`);
      }, left)
    : undefined;
  try {
    return await run(begun);
  } catch (error) {
    const failure = await describeFailure(error, framework, platform.readText);
    session.die(failure.message, failure);
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}

async function describeFailure(
  error: unknown,
  framework: string,
  readText: StartOptions['platform']['readText'],
): Promise<DotnetStartError> {
  if (error instanceof DotnetStartError) return error;
  const version = await olderVersion(framework, readText);
  if (version !== undefined) {
    return new DotnetStartError(
      `Failed to start ${framework}: it is of .NET ${version}. Make sure to publish the project for .NET 8 or later.`,
      { cause: error },
    );
  }
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return new DotnetStartError(
    `Failed to start ${framework}: ${reason}. Make sure that the URL is right (withFramework), and that every file of the _framework folder is served.`,
    { cause: error },
  );
}

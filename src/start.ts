import type { Started, StartRequest, Welcome } from '../wire/hello.js';
import { DOWNLOAD, START } from '../wire/operations.js';
import { allocateShared, type SharedBuffers } from '../wire/shared-memory.js';
import { DotnetStartError } from './errors.js';
import { olderVersion } from './framework-version.js';
import { whyNoSharedHeap, whyNotShared } from './isolation.js';
import { LONGEST_TIMER_MS } from './longest-timer.js';
import type { StartOptions } from './options.js';
import { makeRuntime, type DotnetRuntime } from './runtime.js';
import { Session } from './session.js';

/** A worker, and its answer to the first message. */
export interface Opened {
  readonly session: Session;
  readonly welcome: Promise<Welcome>;
}

/** Makes the worker and greets it. What it is asked next need not wait for its answer. */
export function openSession(options: StartOptions): Opened {
  const whyNot = whyNotShared(options.synchronousImports, options.platform);
  const session = new Session(options, whyNot, whyNot === '' ? sharedMemory() : undefined);
  const welcome = session.open();
  // download() and startRuntime(), which wait for it, tell of its failure.
  welcome.catch(() => undefined);
  return { session, welcome };
}

/** Downloads what the runtime needs, without starting it. */
export function download({ session, welcome }: Opened, options: StartOptions): Promise<void> {
  return withDeadline(session, options, async () => {
    await Promise.all([welcome, session.ask(DOWNLOAD, 'download', requestOf(options))]);
    session.begun = undefined;
  });
}

/** Starts the runtime; a failed start leaves no worker behind. */
export function startRuntime(
  { session, welcome }: Opened,
  options: StartOptions,
): Promise<DotnetRuntime> {
  return withDeadline(session, options, async (begun) => {
    const asked = session.ask(START, 'create', requestOf(options)) as Promise<Started>;
    const [{ holdsLock }, started] = await Promise.all([welcome, asked]);
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

/** WebKit has none left for a page that has started many runtimes: `reservation.ts`. */
function sharedMemory(): SharedBuffers {
  try {
    return allocateShared();
  } catch (cause) {
    throw new DotnetStartError(
      `Failed to start with shared memory: the browser gives none (${String(cause)}). Make sure to start few runtimes in one page, one after the other or at once, or choose withSynchronousImports("none").`,
      { cause },
    );
  }
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
  { startTimeout, framework, scriptName, platform }: StartOptions,
  run: (begun: number) => Promise<T>,
): Promise<T> {
  const begun = (session.begun ??= performance.now());
  const left = startTimeout - (performance.now() - begun);
  const isLimited = startTimeout > 0 && startTimeout < LONGEST_TIMER_MS;
  const timer = isLimited
    ? setTimeout(() => {
        const missing = session.hasAnswered ? 'it did not end' : `${scriptName} did not answer`;
        session.die(`${missing} in ${String(startTimeout)} ms (${framework})`);
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

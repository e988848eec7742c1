import type { DotnetHostBuilder } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { builder, exportsOf, type Modules, type Runtime } from '../runtime/start.js';
import type { Delegate, Exports } from './exports.js';
import { locksAreFree } from './locks.js';
import { startAnew, startOrTakeSpare } from './spare.js';
import { Stopwatch } from './stopwatch.js';

/** A runtime of which everything that can be pending is. */
export interface Busy {
  readonly builder: DotnetHostBuilder;
  readonly runtime: Runtime;
  readonly Exported: Exports['Conformance']['Exported'];
  readonly Imported: Exports['Conformance']['Imported'];
  readonly addOne: Delegate;
  /** What each pending call was rejected with, by what it waits for. */
  readonly rejections: Record<string, Promise<unknown>>;
  readonly locks: readonly string[];
  /** Runs from the fault, or from what makes it, to the last of the rejections. */
  readonly stopwatch: Stopwatch;
}

/** No deadline of the library's can be what ends a call before the spec's own does. */
const NEVER_MS = 2 ** 31 - 1;

export function patientBuilder(): DotnetHostBuilder {
  return builder()
    .withStartTimeout(0)
    .withNestedCallTimeout(NEVER_MS)
    .withBlockingTimeout(NEVER_MS);
}

/** What a spec starts with that has no wish. */
export const plainBuilder = patientBuilder();

export async function startBusy(
  modules: Modules = {},
  starting: DotnetHostBuilder = plainBuilder,
): Promise<Busy> {
  const { runtime, locks } = await startOrTakeSpare(starting);
  const never = new Promise<never>(() => undefined);
  runtime.setModuleImports('shapes.js', { getText: () => never });
  for (const [name, module] of Object.entries(modules)) runtime.setModuleImports(name, module);
  const { Exported, Imported } = (await exportsOf<Exports>(runtime)).Conformance;
  await Exported.Objects.Keep({ kept: 'by C#' });
  const pending = {
    'a Task of C#': Exported.Tasks.WaitAtGate(),
    'an import that C# awaits': Imported.Tasks.FetchText('never'),
    'promises that C# awaits': Exported.Tasks.AddLater(never, never),
    Main: runtime.runMain('Conformance', ['--wait']),
  };
  const addOne = await Exported.Delegates.GetFunc1(1);
  const stopwatch = new Stopwatch('all calls rejected');
  const rejections = Object.fromEntries(
    Object.entries(pending).map(([name, call]) => [name, timedRejection(call, stopwatch)]),
  );
  return { builder: starting, runtime, Exported, Imported, addOne, rejections, locks, stopwatch };
}

/** A call of a delegate waits for nothing but its turn: made together with the fault, it is pending as well. */
export function callDelegate({ addOne, rejections, stopwatch }: Busy): void {
  stopwatch.begin();
  rejections['a call of a delegate'] = timedRejection(addOne(1), stopwatch);
}

async function timedRejection(call: Promise<unknown>, stopwatch: Stopwatch): Promise<unknown> {
  const rejection = await rejectionOf(call);
  stopwatch.end();
  return rejection;
}

export interface End {
  readonly state: 'exited' | 'dead';
  readonly error: new (...args: never[]) => Error;
  readonly message: RegExp;
  readonly exitCode?: number;
}

/** Everything has ended, in this way, and nothing is left. */
export async function expectEnd(busy: Busy, end: End): Promise<void> {
  const { runtime, Exported, addOne } = busy;
  for (const [name, rejection] of Object.entries(busy.rejections)) {
    expectError(await rejection, end, name);
  }
  busy.stopwatch.tell();
  const { exitCode, reason } = await runtime.closed;
  expect(exitCode).toBe(end.exitCode);
  expect(reason).toMatch(/\S/);
  expect(runtime.state).toBe(end.state);
  expectError(await rejectionOf(Exported.Numbers.Int32(5)), end, 'a later call');
  expectError(await rejectionOf(addOne(1)), end, 'a later call of a delegate');
  expectError(await rejectionOf(runtime.runMain()), end, 'a later runMain');
  await expectNothingLeft(runtime);
  await locksAreFree(busy.locks);
  await expectNewRuntime(busy.builder);
}

export async function expectNothingLeft(runtime: Runtime): Promise<void> {
  expect(await runtime.inspect()).toEqual({
    pageHandles: 0,
    workerHandles: 0,
    pendingCalls: 0,
    bytesHeld: 0,
  });
}

/** The page can go on with a new runtime, which the next spec takes. */
export async function expectNewRuntime(starting: DotnetHostBuilder): Promise<void> {
  const { runtime } = await startAnew(starting);
  const { Exported } = (await exportsOf<Exports>(runtime)).Conformance;
  expect(await Exported.Numbers.Int32(5)).toBe(5);
}

export function expectError(error: unknown, { error: ErrorClass, message }: End, of: string): void {
  expect(error).withContext(of).toBeInstanceOf(ErrorClass);
  expect(messageOf(error)).withContext(of).toMatch(message);
  expect(messageOf(error))
    .withContext(of)
    .toMatch(/Make sure/);
}

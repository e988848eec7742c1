import { DotnetDiedError } from 'dotnet-worker';
import { rejectionOf } from '../runtime/outcome.js';
import {
  expectError,
  expectNewRuntime,
  expectNothingLeft,
  patientBuilder,
  type End,
} from './busy.js';
import { heldLocks, locksAreFree, locksSince } from './locks.js';

describe('an end that is asked for as early as can be', () => {
  it('by exit() during the start comes right after it', async () => {
    const others = await heldLocks();
    const starting = patientBuilder();
    const created = starting.create();
    const exited = starting.exit(3, 'changed its mind');
    const runtime = await created;
    const locks = await locksSince(others);
    await exited;
    expect(runtime.state).toBe('exited');
    expect(await runtime.closed).toEqual({ exitCode: 3, reason: 'changed its mind' });
    await expectNothingLeft(runtime);
    await locksAreFree(locks);
    await expectNewRuntime(starting);
  });

  it('by terminate() right after the start ends what is looked up', async () => {
    const others = await heldLocks();
    const starting = patientBuilder();
    const runtime = await starting.create();
    const locks = locksSince(others);
    const calls = [runtime.getAssemblyExports('Conformance'), runtime.runMain()].map(rejectionOf);
    void runtime.terminate('enough of it');
    const end: End = { state: 'dead', error: DotnetDiedError, message: /enough of it/ };
    for (const call of calls) expectError(await call, end, 'a call');
    expect((await runtime.closed).reason).toBe('enough of it');
    await expectNothingLeft(runtime);
    await locksAreFree(await locks);
    await expectNewRuntime(starting);
  });
});

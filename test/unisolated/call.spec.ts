import { call } from 'dotnet-worker';
import { ENDLESS, type CancellationExports } from '../runtime/cancellation.js';
import { rejectionOf } from '../runtime/outcome.js';
import { sharedRuntime } from '../runtime/start.js';
import { turnIn } from '../runtime/turns.js';

describe('call, on a page without shared memory,', () => {
  const shared = sharedRuntime<CancellationExports>();
  const cancellation = () => shared.exports.Conformance.Exported.Cancellation;
  const primes = () => shared.exports.Conformance.Guide.Primes;

  it('tells C# by message, which an asynchronous method sees', async () => {
    const controller = new AbortController();
    const result = call(primes().CountSlowlyAndTell, { signal: controller.signal })(ENDLESS);
    await cancellation().Begun();
    controller.abort();
    expect(((await rejectionOf(result)) as DOMException).name).toBe('AbortError');
    await turnIn(async () => (await primes().Last()) === 'cancelled');
    expect(await primes().Last()).toBe('cancelled');
  });

  it('tells several calls apart', async () => {
    const controllers = ['a', 'b', 'c'].map((name) => ({ name, made: new AbortController() }));
    const results = controllers.map(({ name, made }) =>
      call(cancellation().Hold, { signal: made.signal })(name),
    );
    controllers[1]?.made.abort();
    await rejectionOf(results[1] ?? Promise.resolve());
    const cancelled = await Promise.all(
      ['a', 'b', 'c'].map((name) => cancellation().IsCancelled(name)),
    );
    expect(cancelled).toEqual([false, true, false]);
    for (const name of ['a', 'b', 'c']) await cancellation().OpenWith(name, name);
    expect(await results[0]).toBe('a');
    expect(await results[2]).toBe('c');
  });

  it('is not seen by a loop that never returns to the event loop, though the page is free', async () => {
    const looks = 100_000;
    const controller = new AbortController();
    const result = call(cancellation().Look, { signal: controller.signal })(looks);
    // The frame is on its way: what follows comes after it.
    await Promise.resolve();
    controller.abort();
    await rejectionOf(result);
    expect(await cancellation().Seen()).toBe('nothing');
  });

  it('has a number for a call that can be given up, and none for another', async () => {
    expect(await call(cancellation().Current, { timeout: 60_000 })()).toBeGreaterThan(0);
    expect(await cancellation().Current()).toBe(0);
  });
});

import type { DotnetHostBuilder } from 'dotnet-worker';
import type { Runtime } from '../runtime/start.js';
import { heldLocks, locksAreFree, locksSince } from './locks.js';

interface Started {
  readonly runtime: Runtime;
  /** Those that its worker holds. */
  readonly locks: readonly string[];
}

/** A start takes most of the time of a spec: what one has started as a proof, the next one of the same builder takes. */
let spare: (Started & { readonly builder: DotnetHostBuilder }) | undefined;

afterAll(endSpare);

export async function startOrTakeSpare(builder: DotnetHostBuilder): Promise<Started> {
  const { runtime, locks } = spare?.builder === builder ? spare : await startAnew(builder);
  spare = undefined;
  return { runtime, locks };
}

/** Starts one, and keeps it for the next spec. */
export async function startAnew(builder: DotnetHostBuilder): Promise<Started> {
  await endSpare();
  const others = await heldLocks();
  const runtime = await builder.create();
  spare = { builder, runtime, locks: await locksSince(others) };
  return spare;
}

export async function endSpare(): Promise<void> {
  const { runtime, locks } = spare ?? {};
  spare = undefined;
  await runtime?.terminate();
  await locksAreFree(locks ?? []);
}

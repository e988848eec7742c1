import type { Platform } from './platform.js';

/** A failed start is reported after this time, also when the server does not answer. */
const LONGEST_LOOK_MS = 5000;

/** What a version of .NET looks like inside a dotnet.js that states it. */
const STATED = /["'](\d+)\.(\d+\.\d+(?:-[\w.]+)?)["']/;

/**
 * The version of a dotnet.js that is older than .NET 8, as far as its text tells; undefined when it is not older,
 * or nothing can be told. .NET 8 split dotnet.js in three and gave the first of them `withResourceLoader`; before,
 * one file held all of it.
 */
export async function olderVersion(
  url: string,
  readText: Platform<never>['readText'],
): Promise<string | undefined> {
  const text = await readText(url, AbortSignal.timeout(LONGEST_LOOK_MS)).catch(() => undefined);
  if (text === undefined) return undefined;
  if (text.includes('withResourceLoader')) return undefined;
  const [, major, rest] = STATED.exec(text) ?? [];
  if (major !== undefined && rest !== undefined && Number(major) < 8) return `${major}.${rest}`;
  if (text.includes('createDotnetRuntime')) return '6 or 7';
  return text.includes('MONO.mono_wasm') ? '5 or earlier' : undefined;
}

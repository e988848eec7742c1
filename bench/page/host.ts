import type { Result } from './results.js';

/** What the page says to the server that it came from. */
export type Report =
  | { readonly kind: 'began'; readonly row: string }
  | { readonly kind: 'measured'; readonly row: string; readonly results: readonly Result[] }
  | { readonly kind: 'failed'; readonly row: string; readonly reason: string }
  | { readonly kind: 'done' };

export async function report(message: Report): Promise<void> {
  await fetch('/report', { method: 'POST', body: JSON.stringify(message) });
}

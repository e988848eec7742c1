/** What a browser's page lacks of what shared memory needs. */
export function missingIsolation(): { why: string; remedy: string } | undefined {
  const why = whyNotIsolated();
  return why === ''
    ? undefined
    : {
        why,
        remedy:
          'serve the page with the headers "Cross-Origin-Opener-Policy: same-origin" and "Cross-Origin-Embedder-Policy: require-corp", in a browser that has SharedArrayBuffer',
      };
}

function whyNotIsolated(): string {
  if (!globalThis.isSecureContext) {
    return 'the page is no secure context, and so cannot be cross-origin isolated';
  }
  if (!globalThis.crossOriginIsolated) return 'the page is not cross-origin isolated';
  // WebKitGTK is without it, isolated or not, unless it is switched on.
  return typeof SharedArrayBuffer === 'undefined' ? 'this browser has no SharedArrayBuffer' : '';
}

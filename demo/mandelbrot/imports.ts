/** What C# reaches by `[JSImport("…", "main.js")]`; it may be called from either thread. */
export function importsOf(explorer: { showTile: ShowTile }) {
  return {
    window: { location: { href: () => globalThis.window.location.href } },
    explorer: { showTile: explorer.showTile },
  };
}

/** Puts pixels on the page; false when the page has no use for more of this picture. */
export type ShowTile = (
  x: number,
  y: number,
  width: number,
  height: number,
  pixels: Uint8Array,
) => boolean;

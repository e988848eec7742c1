import { transfer } from 'dotnet-worker';
import type { Photo } from './photo.js';

type Filter = (
  pixels: Uint8Array,
  width: number,
  height: number,
  strength: number,
) => Promise<Uint8Array<ArrayBuffer>>;

/** What `dotnet/Filter` marks with [JSExport]. */
export interface FilterExports {
  Filters: Record<FilterName, Filter> & { Milliseconds: () => Promise<number> };
}

/** The filters, and what one step of strength is to each. */
const steps = { Blur: 2, Edges: 4, Oil: 1 };

export type FilterName = keyof typeof steps;

export function isFilter(name: unknown): name is FilterName {
  return typeof name === 'string' && name in steps;
}

export interface Filtered {
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** From the bytes of the picture to the bytes of the filtered one. */
  readonly milliseconds: number;
  /** The part of them that C# spent filtering, by its own clock. */
  readonly inside: number;
}

/** Gives the picture's bytes away to C#, and gets other ones: neither side copies them for the other. */
export async function filtered(
  { Filters }: FilterExports,
  name: FilterName,
  photo: Photo,
  strength: number,
): Promise<Filtered> {
  const bytes = photo.pixels();
  const start = performance.now();
  const pixels = await Filters[name](
    transfer(bytes, [bytes.buffer]),
    photo.width,
    photo.height,
    strength * steps[name],
  );
  const milliseconds = performance.now() - start;
  return { pixels, milliseconds, inside: await Filters.Milliseconds() };
}

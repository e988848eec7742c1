import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { acceptedEncodings } from './encodings.js';
import { mediaType } from './media-types.js';

/** What a folder has at an address: a file, or a folder that is named without its slash. */
export type Found = SiteFile | 'folder';

export interface SiteFile {
  readonly path: string;
  readonly size: number;
  readonly type: string;
  /** Of the compressed copy that `path` is. */
  readonly encoding: string | undefined;
  /** Changes with the content. */
  readonly tag: string;
}

/**
 * The file of a folder at an address path like `/a/b.js?c`; `index.html` for a folder. Neither `..`
 * nor a symbolic link leads out of the folder.
 */
export async function findFile(
  folder: string,
  url: string,
  acceptEncoding: string | undefined,
): Promise<Found | undefined> {
  const name = nameOf(url);
  if (name === undefined) return undefined;
  const found = await insideOf(folder, name.endsWith('/') ? `${name}index.html` : name);
  if (found?.stats.isDirectory()) return 'folder';
  if (!found?.stats.isFile()) return undefined;
  const type = mediaType(found.path);
  for (const { name: encoding, suffix } of acceptedEncodings(acceptEncoding)) {
    const copy = await insideOf(folder, `${found.path.slice(found.root.length)}${suffix}`);
    // An older one is left over from an earlier publish.
    if (!copy?.stats.isFile() || copy.stats.mtimeMs < found.stats.mtimeMs) continue;
    return { path: copy.path, size: copy.stats.size, type, encoding, tag: tagOf(copy, encoding) };
  }
  const { path, stats } = found;
  return { path, size: stats.size, type, encoding: undefined, tag: tagOf(found, 'plain') };
}

function nameOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly root: string;
  readonly path: string;
  readonly stats: Stats;
}

async function insideOf(folder: string, name: string): Promise<Entry | undefined> {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    return { root, path, stats: await stat(path) };
  } catch {
    // It is not there, or its name cannot be one.
    return undefined;
  }
}

function tagOf({ stats }: Entry, encoding: string): string {
  return `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}-${encoding}"`;
}

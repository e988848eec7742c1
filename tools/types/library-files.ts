import { existsSync } from 'node:fs';

/** An assembly with the documentation that the compiler wrote beside it. */
export function libraryFiles(path: string): { assemblies: string[]; documentation: string[] } {
  const xml = path.replace(/\.\w+$/, '.xml');
  return { assemblies: [path], documentation: existsSync(xml) ? [xml] : [] };
}

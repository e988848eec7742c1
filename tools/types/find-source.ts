import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Stop } from '../commands/stop.js';
import { frameworkSource } from './framework-source.js';
import { projectSource } from './project-source.js';
import { libraryFiles } from './library-files.js';
import type { Source } from './source.js';

/** Finds what a path given by the user stands for: a `_framework` folder, a `.dll` or a `.csproj`. */
export function findSource(path: string): Source {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new Stop(
      `Failed to read ${path}: there is no such file or folder. Make sure of the path.`,
    );
  }
  if (stats.isDirectory()) return frameworkSource(path);
  switch (extname(path).toLowerCase()) {
    case '.csproj':
      return projectSource(path);
    case '.dll':
    case '.wasm':
      return { ...libraryFiles(path), main: undefined };
    default:
      throw new Stop(
        `Failed to read ${path}: it is not a _framework folder, a .dll or a .csproj. Make sure to give one of these.`,
      );
  }
}

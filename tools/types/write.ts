import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { orStop } from './or-stop.js';

/** Writes a declaration file, and says whether it had to: a file that is written wakes every tool that watches it. */
export function writeDeclaration(output: string, text: string): boolean {
  return orStop(`write ${output}`, 'that it is no folder, and that it may be written', () => {
    if (existsSync(output) && readFileSync(output, 'utf8') === text) return false;
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, text);
    return true;
  });
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a declaration file, and says whether it had to: a file that is written wakes every tool that watches it. */
export function writeDeclaration(output: string, text: string): boolean {
  if (existsSync(output) && readFileSync(output, 'utf8') === text) return false;
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
  return true;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../scripts/run.mjs';

const files = [
  { name: 'dist/index.js', goal: 8 },
  { name: 'dist/worker.js', goal: 12 },
];

/** What a page downloads of the library, as results of the benchmark. */
export function sizes() {
  return files.map(({ name, goal }) => {
    const value = compressed(readFileSync(resolve(root, name))).length / 1024;
    return { kind: 'limit', what: `${name}, Brotli`, unit: 'KiB', value, worst: value, goal };
  });
}

function compressed(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}

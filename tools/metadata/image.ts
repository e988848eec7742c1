import { ByteReader } from './byte-reader.js';
import { readPe } from './pe.js';
import type { Image } from './sections.js';
import { unwrapWasm } from './wasm.js';
import { readWebcil } from './webcil.js';

const WASM = 0x6d736100;
const WEBCIL = 0x4c496257;
const PE = 0x5a4d;

/** Tells by its first bytes what a file is: a PE file, webcil, or webcil wrapped in WebAssembly. */
export function readImage(bytes: Uint8Array, file: string): Image {
  let reader = new ByteReader(bytes, file, 'the file');
  if (reader.length < 4) reader.fail(`there are only ${reader.length} bytes`);
  if (magicOf(reader) === WASM) reader = unwrapWasm(reader);
  if (magicOf(reader) === WEBCIL) return readWebcil(reader);
  if ((magicOf(reader) & 0xffff) === PE) return readPe(reader);
  return reader.fail('it begins as no .dll, webcil or WebAssembly module does');
}

function magicOf(reader: ByteReader): number {
  const magic = reader.u32();
  reader.at = 0;
  return magic;
}

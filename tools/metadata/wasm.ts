import type { ByteReader } from './byte-reader.js';

const DATA = 11;
const PASSIVE = 1;
const PAYLOAD = 1;

/** The webcil inside a WebAssembly module: its second data segment, beside one that holds its size. */
export function unwrapWasm(file: ByteReader): ByteReader {
  file.skip(8);
  while (file.left > 0) {
    const id = file.u8();
    const size = file.leb();
    const section = file.part(file.at, size, `section ${id} of the WebAssembly module`);
    if (id === DATA) return payloadOf(section);
    file.skip(size);
  }
  return file.fail('the WebAssembly module holds no data: it is no assembly');
}

function payloadOf(section: ByteReader): ByteReader {
  const count = section.leb();
  for (let index = 0; index < count; index++) {
    if (section.leb() !== PASSIVE) break;
    const size = section.leb();
    if (index === PAYLOAD) return section.part(section.at, size, 'webcil');
    section.skip(size);
  }
  return section.fail('there is no webcil: the WebAssembly module is no assembly');
}

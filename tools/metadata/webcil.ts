import type { ByteReader } from './byte-reader.js';
import { Image, readSections } from './sections.js';

/**
 * What a publish makes of a .dll: the sections of a PE file under a header of its own, see
 * https://github.com/dotnet/runtime/blob/main/docs/design/mono/webcil.md.
 */
export function readWebcil(file: ByteReader): Image {
  file.skip(4);
  const major = file.u16();
  file.skip(2);
  if (major !== 0) file.fail(`it is webcil of version ${major}, of which only 0 is known`);
  const count = file.u16();
  file.skip(2);
  const header = file.u32();
  file.skip(12);
  const sections = readSections(file, count, (input) => {
    input.skip(4);
    const address = input.u32();
    const size = input.u32();
    const offset = input.u32();
    return { address, offset, size };
  });
  return new Image(file, sections, header);
}

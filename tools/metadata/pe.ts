import type { ByteReader } from './byte-reader.js';
import { NativeFileError } from './failure.js';
import { Image, readSections } from './sections.js';

const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
const DOTNET_HEADER = 14;

/** A .dll or .exe: ECMA-335 II.25.2. */
export function readPe(file: ByteReader): Image {
  file.at = 0x3c;
  file.at = file.u32();
  if (file.u32() !== 0x4550) file.fail('the signature "PE" is not where the header says it is');
  file.skip(2);
  const count = file.u16();
  file.skip(12);
  const optionalSize = file.u16();
  file.skip(2);
  const optional = file.at;

  const magic = file.u16();
  if (magic !== PE32 && magic !== PE32_PLUS)
    file.fail(`the optional header has the unknown kind ${magic}`);
  file.at = optional + (magic === PE32 ? 92 : 108);
  if (file.u32() <= DOTNET_HEADER) refuseNative(file);
  file.skip(DOTNET_HEADER * 8);
  const header = file.u32();
  if (header === 0) refuseNative(file);

  file.at = optional + optionalSize;
  const sections = readSections(file, count, (input) => {
    input.skip(8);
    input.skip(4);
    const address = input.u32();
    const size = input.u32();
    const offset = input.u32();
    input.skip(16);
    return { address, offset, size };
  });
  return new Image(file, sections, header);
}

function refuseNative({ file }: ByteReader): never {
  throw new NativeFileError(
    `Failed to read ${file}: it is a native program or library. Make sure to name a .NET assembly.`,
  );
}

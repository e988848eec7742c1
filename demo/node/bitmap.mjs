const FILE_HEADER = 14;
const INFO_HEADER = 108;
const BITS_PER_PIXEL = 32;
const BITFIELDS = 3;

/** A Windows bitmap of RGBA pixels, which it can hold as they are. */
export function bitmap(pixels, width, height) {
  const start = FILE_HEADER + INFO_HEADER;
  const file = Buffer.alloc(start + pixels.length);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(start, 10);
  file.writeUInt32LE(INFO_HEADER, 14);
  file.writeInt32LE(width, 18);
  // Negative: the first row is the upper one.
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(BITS_PER_PIXEL, 28);
  file.writeUInt32LE(BITFIELDS, 30);
  file.writeUInt32LE(pixels.length, 34);
  file.writeUInt32LE(0x000000ff, 54);
  file.writeUInt32LE(0x0000ff00, 58);
  file.writeUInt32LE(0x00ff0000, 62);
  file.set(pixels, start);
  return file;
}

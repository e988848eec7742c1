import { FrameWriter } from '../../wire/frame-writer.js';

/** What a worker would post as its first message: a frame with these records. */
export function frameOf(write: (out: FrameWriter) => void): ArrayBuffer {
  const out = new FrameWriter();
  out.u32(1);
  out.u32(0);
  write(out);
  return out.bytes.slice(0, out.length).buffer;
}

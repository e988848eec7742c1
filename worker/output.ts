import type { Connection } from '../wire/connection.js';
import { OUTPUT, STANDARD_ERROR, STANDARD_OUTPUT } from '../wire/records.js';

/** While C# computes no turn ends, so lines that wait longer than this are posted at once. */
const LONGEST_WAIT_MS = 20;

/** Lines that C# writes, on the same ordered stream as everything else. */
export function outputTo(connection: Connection) {
  let last = 0;
  const send = (stream: number) => (line: unknown) => {
    connection.outbox.record((out) => {
      out.u8(OUTPUT);
      out.u8(stream);
      out.text(String(line));
    });
    const now = performance.now();
    if (now - last < LONGEST_WAIT_MS) return;
    last = now;
    connection.outbox.flush();
  };
  return { print: send(STANDARD_OUTPUT), printErr: send(STANDARD_ERROR) };
}

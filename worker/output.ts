import type { Connection } from '../wire/connection.js';
import { OUTPUT, STANDARD_ERROR, STANDARD_OUTPUT } from '../wire/records.js';

/** While C# computes no turn ends, so lines that wait longer than this are posted at once. */
const LONGEST_WAIT_MS = 20;

/** Lines that C# writes, on the same ordered stream as everything else. `failed` is told of what nobody catches. */
export function outputTo(
  connection: Connection,
  writesAtOnce: boolean,
  failed: (exception: string) => void,
) {
  let last = 0;
  const unhandled = unhandledExceptions(failed);
  const send = (stream: number) => (line: unknown) => {
    if (stream === STANDARD_ERROR) unhandled(String(line));
    connection.outbox.record((out) => {
      out.u8(OUTPUT);
      out.u8(stream);
      out.text(String(line));
    });
    const now = performance.now();
    if (!writesAtOnce && now - last < LONGEST_WAIT_MS) return;
    last = now;
    connection.outbox.flush();
  };
  return { print: send(STANDARD_OUTPUT), printErr: send(STANDARD_ERROR) };
}

/**
 * Just before the runtime ends by an exception that nobody catches, it writes which one: that is the only place where
 * it says so.
 */
function unhandledExceptions(failed: (exception: string) => void): (line: string) => void {
  let isNext = false;
  return (line) => {
    const fatal = /FATAL UNHANDLED EXCEPTION: (.*)/.exec(line)?.[1];
    if (fatal !== undefined) failed(fatal);
    else if (isNext && line !== '') failed(line);
    isNext = line === 'Unhandled Exception:' || (isNext && line === '');
  };
}

import { blockingFor } from '../blocking.js';

/** The name of the import module by which C# reaches the console of the process. */
export const CONSOLE_MODULE = 'dotnet-worker/console';

/**
 * The console of the process, for C# that waits for it: `Console.In` does not exist in .NET's WebAssembly, and what
 * `Console.Out` writes comes by whole lines.
 */
export const processConsole = {
  /** The next piece of standard input, in a terminal the next line; null when there is no more. */
  read: blockingFor(Infinity, read),
  write: (text: string) => {
    process.stdout.write(text);
  },
  writeError: (text: string) => {
    process.stderr.write(text);
  },
};

let pieces: AsyncIterator<string> | undefined;

async function read(): Promise<string | null> {
  const { stdin } = process;
  pieces ??= stdin.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  // Only a program that reads is kept alive by input that may still come; a file has nothing to keep.
  const keepsAlive = 'ref' in stdin && 'unref' in stdin;
  if (keepsAlive) stdin.ref();
  try {
    const next: IteratorResult<string, undefined> = await pieces.next();
    return next.value ?? null;
  } finally {
    if (keepsAlive) stdin.unref();
  }
}

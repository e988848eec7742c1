/** An error or a warning of MSBuild or of one of the compilers that it runs. */
export interface Message {
  readonly severity: 'error' | 'warning';
  /** What it is about: a file, or a program such as `CSC`. */
  readonly origin: string;
  /** Both from 1; only where the origin is a file. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly code: string;
  readonly text: string;
}

/** See https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks. */
const DIAGNOSTIC =
  /^\s*(.+?)(?:\((\d+)(?:,(\d+))?[^)]*\))?\s*: (error|warning) (\w+)\s*: (.*?)(?: \[[^\]]*\])?$/;

/** The messages in what `dotnet` has printed, each once. */
export function messagesIn(output: string): Message[] {
  const lines = new Set(output.split(/\r?\n/).map((line) => line.trim()));
  return [...lines].flatMap((line) => {
    const [, origin, row, column, severity, code, text] = DIAGNOSTIC.exec(line) ?? [];
    if (origin === undefined || code === undefined || text === undefined) return [];
    return {
      severity: severity === 'error' ? 'error' : 'warning',
      origin,
      line: row === undefined ? undefined : Number(row),
      column: column === undefined ? undefined : Number(column),
      code,
      text,
    };
  });
}

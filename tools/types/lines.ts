const WIDEST = 100;

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** A list between brackets: on one line, or one to a line where that would be too wide. */
export function list(open: string, items: readonly string[], close: string): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length <= WIDEST || items.length === 0) return line;
  return [open, ...indented(items.map((item) => `${item},`)), close].join('\n');
}

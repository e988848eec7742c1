/**
 * One thing that was looked at. `mend`: it does not work before this is mended; `better`: it works, and would
 * work better.
 */
export interface Finding {
  readonly level: 'fine' | 'better' | 'mend';
  /** What is so. */
  readonly text: string;
  /** What to do; nothing when all is fine. */
  readonly remedy?: string;
}

export function fine(text: string): Finding {
  return { level: 'fine', text };
}

export function better(text: string, remedy: string): Finding {
  return { level: 'better', text, remedy };
}

export function mend(text: string, remedy: string): Finding {
  return { level: 'mend', text, remedy };
}

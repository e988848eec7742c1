import { framework } from './start.js';
import { turnIn } from './turns.js';

/** What test/fixtures/strict/main.js tells. */
export interface Outcome {
  readonly error?: string;
  readonly number?: number;
  readonly delegate?: number;
  readonly text?: string;
  readonly greeting?: string;
  readonly violations: readonly string[];
  readonly refused?: readonly string[];
}

interface Report {
  readonly where: string;
  readonly directive: string;
  readonly what: string;
}

/** The page and its worker each do one thing that is forbidden. WebKit does not always report that of the worker. */
export const FORBIDDEN_ON_PURPOSE = 2;

/** Loads the page under the strict policy, and gives what came of it, with all that the browser reported. */
export async function runStrictly(): Promise<{ outcome: Outcome; reports: readonly Report[] }> {
  const before = (await reports()).length;
  const frame = document.createElement('iframe');
  const [, folder = ''] = /dotnet\/([^/]+)\//.exec(framework) ?? [];
  frame.src = `/strict/test/fixtures/strict/index.html?folder=${folder}`;
  const outcome = await new Promise<Outcome>((resolve) => {
    addEventListener('message', ({ source, data }: MessageEvent<Outcome>) => {
      if (source === frame.contentWindow) resolve(data);
    });
    document.body.appendChild(frame);
  });
  // What the page causes on purpose, as the last of all: what was refused before it has been reported then.
  if (outcome.error === undefined) await turnIn(async () => (await reports()).length > before);
  // The worker ends with its page, and its reports with it.
  frame.remove();
  return { outcome, reports: (await reports()).slice(before) };
}

async function reports(): Promise<Report[]> {
  return (await (await fetch('/strict/reports')).json()) as Report[];
}

import { spawn, type ChildProcess } from 'node:child_process';
import { messagesIn, type Message } from './messages.js';

/** How one run of `dotnet publish` ended. */
export interface Outcome {
  readonly messages: readonly Message[];
  /** Why it failed, where no message says it. */
  readonly failure: string | undefined;
  readonly succeeded: boolean;
}

/** Runs `dotnet publish`; `started` is given the process, to end it with. */
export function runPublish(
  args: readonly string[],
  started: (child: ChildProcess) => void,
): Promise<Outcome> {
  return new Promise((done) => {
    const env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
    const child = spawn('dotnet', ['publish', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => (output += part));
    }
    child.once('error', (error) => {
      const failure = `Failed to run \`dotnet publish\`: ${error.message}. Make sure that the .NET SDK is installed and on the PATH.`;
      done({ messages: [], failure, succeeded: false });
    });
    child.once('close', (code) => {
      done(outcomeOf(code, output));
    });
  });
}

function outcomeOf(code: number | null, output: string): Outcome {
  const messages = messagesIn(output);
  if (code === 0) return { messages, failure: undefined, succeeded: true };
  const isSaid = messages.some(({ severity }) => severity === 'error');
  const failure = `\`dotnet publish\` failed with exit code ${code}:\n${output.trim()}`;
  return { messages, failure: isSaid ? undefined : failure, succeeded: false };
}

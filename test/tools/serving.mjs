import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

/** The command as it is published. */
export const cli = resolve(root, 'dist/cli.js');

/** Runs `dotnet-worker serve` on a free port; gives its address and what ends it. */
export async function startServe(folder, ...options) {
  const args = [cli, 'serve', folder, '--port', '0', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = () => {
    child.kill();
    return ended;
  };
  const [text] = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), ended]);
  const [address] = /http:\S+/.exec(String(text)) ?? [];
  if (address !== undefined) return { address, stop };
  throw new Error(`Failed to serve ${folder}: it ended with ${text}.`);
}

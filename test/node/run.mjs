import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a script of Node.js. Gives its exit code or the signal that ended it, and what it wrote; `input` is its
 * standard input, left open when it is null, and `watch` is called with the process when it has begun.
 */
export async function runNode(args, { input = '', watch, cwd } = {}) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'pipe' });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (part) => (texts[name] += part));
  }
  if (typeof input === 'string') child.stdin.end(input);
  const watched = watch?.(child, texts);
  const [code, signal] = await once(child, 'close');
  await watched;
  return { code, signal, ...texts };
}

/** Resolves when a stream of a running process has written this text. */
export function written(stream, text) {
  let all = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (part) => {
      all += part;
      if (all.includes(text)) resolve();
    });
    stream.once('close', () => {
      reject(new Error(`The stream ended without "${text}", after "${all}".`));
    });
  });
}

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname: a Node.js that is too old for it must get as far as being told so.
export const root = resolve(fileURLToPath(import.meta.url), '../..');

/** Ends the whole command with one sentence for the person who ran it, and no stack trace. */
export class Stop extends Error {}

/** Runs a command with its output in view; throws a Stop when it fails. */
export async function run(command, args, options = {}) {
  const code = await exitCode(command, args, options);
  if (code === 127) {
    throw new Stop(`Failed to run \`${command}\`: make sure that it is installed and on the PATH.`);
  }
  if (code !== 0) {
    const line = [command === process.execPath ? 'node' : command, ...args].join(' ');
    throw new Stop(`\`${line}\` failed with exit code ${code}: its output above says why.`);
  }
}

/**
 * Runs a command with its output in view; its exit code, 127 when it cannot be started. What a
 * Node.js script passes to `process.send` comes to `onMessage`.
 */
export function exitCode(command, args, { env = {}, cwd = root, onMessage } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit', ...(onMessage ? ['ipc'] : [])],
      env: { ...process.env, ...env },
    });
    if (onMessage) child.on('message', onMessage);
    child.once('error', () => done(127));
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** Runs a command quietly; undefined when it cannot be started or fails, else what it printed. */
export function output(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    child.once('error', () => done(undefined));
    child.once('close', (code) => done(code === 0 ? text : undefined));
  });
}

/** The body of a script: a Stop becomes its sentence and exit code 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

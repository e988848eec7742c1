import type { Command } from './commands/command.js';
import { doctor } from './commands/doctor.js';
import { create } from './commands/new.js';
import { run } from './commands/run.js';
import { serve } from './commands/serve.js';
import { Stop } from './commands/stop.js';
import { types } from './commands/types.js';
import { version } from './commands/version.js';

const commands: readonly Command[] = [types, create, run, serve, doctor];

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!isForUser(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') {
    console.log(help());
    return;
  }
  if (name === '--version' || name === '-v') {
    console.log(version());
    return;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) {
    const names = commands.map((known) => known.name).join(', ');
    throw new Stop(`There is no command "${name}". Make sure to use one of: ${names}.`);
  }
  const options = command.takesProgram ? args.slice(0, 1) : args;
  if (options.includes('--help') || options.includes('-h')) console.log(command.help);
  else await command.run(args);
}

function help(): string {
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `Usage: dotnet-worker <command> [options]

Commands:
${list.join('\n')}

Options:
  -h, --help     shows this, or the options of a command
  -v, --version  shows the version`;
}

/** What a command says itself, and what Node.js says of options that it does not know. */
function isForUser(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof Stop ||
    String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  );
}

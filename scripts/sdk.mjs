import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Stop, output } from './run.mjs';

const oldest = 10;

/** Makes `dotnet` a command of this process, or says what to install. */
export async function findSdk() {
  const listed = (await list()) ?? (await listFromHome());
  const versions = (listed ?? '').split('\n').flatMap((line) => line.match(/^\d+\S*/) ?? []);
  if (versions.some((version) => parseInt(version, 10) >= oldest)) return;
  const found =
    listed === undefined
      ? 'no `dotnet` command was found'
      : `\`dotnet --list-sdks\` shows ${versions.join(', ') || 'none'}`;
  throw new Stop(
    `The .NET SDK ${oldest} or newer is needed to build the C# projects, but ${found}. ` +
      'Install it from https://dotnet.microsoft.com/download and make sure that `dotnet` is on the PATH.',
  );
}

function list() {
  return output('dotnet', ['--list-sdks']);
}

// Where Microsoft's install script puts the SDK, without adding it to the PATH of later shells.
function listFromHome() {
  process.env.PATH = [process.env.PATH, join(homedir(), '.dotnet')].join(delimiter);
  return list();
}

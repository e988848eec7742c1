import { spawnSync } from 'node:child_process';
import { better, fine, mend, type Finding } from './finding.js';

/** With hooks for the loading of modules. */
const OLDEST_NODE = [20, 6] as const;
const OLDEST_SDK = 8;

/** The programs that building needs; a page that is built already does without them. */
export function inspectMachine({ isToBuild }: { readonly isToBuild: boolean }): Finding[] {
  return [inspectNode(), inspectSdk(isToBuild)];
}

function inspectNode(): Finding {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
    return fine(`Node.js ${node}`);
  }
  return mend(
    `This is Node.js ${node}, and ${OLDEST_NODE.join('.')} is the oldest that works.`,
    'Install a newer one from https://nodejs.org.',
  );
}

function inspectSdk(isToBuild: boolean): Finding {
  const report = isToBuild ? mend : better;
  const install = `Install the .NET SDK from https://dotnet.microsoft.com/download, and make sure that \`dotnet\` is on the PATH.`;
  const versions = installedSdks();
  if (versions === undefined)
    return report('There is no `dotnet` command to build C# with.', install);
  const newest = versions.at(-1);
  if (newest !== undefined && parseInt(newest, 10) >= OLDEST_SDK) return fine(`.NET SDK ${newest}`);
  const found =
    newest === undefined ? 'There is no .NET SDK.' : `The newest .NET SDK is ${newest}.`;
  return report(`${found} C# is built by ${OLDEST_SDK} or newer.`, install);
}

/** In ascending order, as `dotnet` lists them; undefined without that command. */
export function installedSdks(): readonly string[] | undefined {
  const { status, stdout } = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return stdout.split('\n').flatMap((line) => /^\d\S*/.exec(line) ?? []);
}

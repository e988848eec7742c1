import { ask, type Answer } from './answer.js';
import { askScript, askWasm } from './files.js';
import { better, fine, mend, type Finding } from './finding.js';

const OLDEST = 8;

/** The `_framework` folder that a page loads, from its `dotnet.js` on. */
export async function inspectFramework(entry: URL): Promise<Finding[]> {
  const { answer, findings } = await askScript(
    entry,
    'Serve the _framework folder there, or name its dotnet.js with --framework.',
  );
  if (answer === undefined) return [...findings];
  const configuration = await configurationOf(answer);
  return [
    ...findings,
    ...(await inspectVersion(answer.url, configuration)),
    ...(await inspectWasm(answer.url, configuration)),
  ];
}

/** .NET 10 has it in dotnet.js, .NET 8 and 9 in a file beside it. */
async function configurationOf({ url, body }: Answer): Promise<string> {
  const [, inside] = /\/\*json-start\*\/(.*?)\/\*json-end\*\//s.exec(body) ?? [];
  if (inside !== undefined) return inside;
  const beside = await ask(new URL('blazor.boot.json', url)).catch(() => undefined);
  return beside?.status === 200 ? beside.body : '';
}

async function inspectVersion(entry: URL, configuration: string): Promise<Finding[]> {
  const [, name = 'dotnet.runtime.js'] =
    /"(dotnet\.runtime(?:\.\w+)?\.js)"/.exec(configuration) ?? [];
  const { answer, findings } = await askScript(
    new URL(name, entry),
    'Publish all of the _framework folder.',
  );
  if (answer === undefined) return [...findings];
  // The one version that is written out in that script; tried with .NET 8, 9 and 10.
  const [, version] = /"(\d+\.0\.\d+[^"\s]*)"/.exec(answer.body) ?? [];
  if (version === undefined) {
    return [
      ...findings,
      better(
        `${answer.url.href} does not say which .NET it is of.`,
        `Make sure that it is of .NET ${OLDEST} or newer.`,
      ),
    ];
  }
  if (parseInt(version, 10) >= OLDEST) return [...findings, fine(`The page has .NET ${version}`)];
  return [
    ...findings,
    mend(
      `The page has .NET ${version}, and ${OLDEST} is the oldest that works.`,
      'Set TargetFramework to a newer one, and publish again.',
    ),
  ];
}

async function inspectWasm(entry: URL, configuration: string): Promise<Finding[]> {
  // What C# calls a file is in there as well, as its virtual path.
  const names = configuration.match(/(?<!"virtualPath":\s*")(?<=")[\w.-]+\.wasm(?=")/g) ?? [];
  const native = names.find((name) => name.startsWith('dotnet.native.'));
  // Servers are set up by the kind of file: one assembly stands for all.
  const assembly = names.find((name) => name.startsWith('System.Private.CoreLib.'));
  const chosen = [native, assembly].filter((name) => name !== undefined);
  const asked = await Promise.all(chosen.map((name) => askWasm(new URL(name, entry))));
  const findings = asked.flatMap(({ findings }) => findings);
  if (findings.length > 0 || chosen.length === 0) return findings;
  return [fine('The .wasm files come compressed, and as application/wasm')];
}

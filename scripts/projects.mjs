import { documentsApp, writeDocumentsApp } from './documents.mjs';
import { writePositions } from './positions.mjs';
import { publish } from './publish.mjs';
import { Stop } from './run.mjs';

/** The versions of .NET that the specs run on; the first is the one of `npm test`. */
export const frameworks = ['net10.0', 'net9.0', 'net8.0'];

/** What DOTNET chooses among them. */
export function chosenFramework() {
  const chosen = process.env.DOTNET || frameworks[0];
  if (frameworks.includes(chosen)) return chosen;
  throw new Stop(`DOTNET is "${chosen}", but the specs run on ${frameworks.join(', ')}.`);
}

/** Where the specs find the C# published for a framework, in build/dotnet. */
export function specsFolder(framework) {
  return framework === frameworks[0] ? 'test' : `test-${framework}`;
}

/** The C# of the demo page. */
export function publishDemo() {
  return publish('demo/dotnet', { framework: frameworks[0], output: 'build/dotnet/demo' });
}

/** The C# of the benchmark. */
export function publishBench() {
  return publish('bench/dotnet', { framework: frameworks[0], output: 'build/dotnet/bench' });
}

/** The C# of the pages in docs/. */
export function publishDocuments() {
  writeDocumentsApp();
  return publish(documentsApp, { framework: frameworks[0], output: 'build/dotnet/docs' });
}

/** The C# that the specs call. */
export function publishTests() {
  return publishSpecs(new Set([frameworks[0], chosenFramework()]));
}

/** The same for every version of .NET. */
export function publishMatrix() {
  return publishSpecs(frameworks);
}

async function publishSpecs(versions) {
  writePositions();
  for (const framework of versions) {
    const output = `build/dotnet/${specsFolder(framework)}`;
    await publish('test/dotnet', { framework, output });
  }
  await publish('test/dotnet-other', { framework: frameworks[0], output: 'build/dotnet/other' });
}

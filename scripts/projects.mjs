import { publish } from './publish.mjs';

/** The C# of the demo page. */
export function publishDemo() {
  return publish('demo/dotnet', { framework: 'net10.0', output: 'build/dotnet/demo' });
}

/** The C# that the specs call. */
export async function publishTests() {
  await publish('test/dotnet', { framework: 'net10.0', output: 'build/dotnet/test' });
  await publish('test/dotnet-other', { framework: 'net10.0', output: 'build/dotnet/other' });
}

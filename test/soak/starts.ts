import { DotnetStartError } from 'dotnet-worker';
import { Mismatch, must } from './check.js';
import { builderOf } from './world.js';

type Start = readonly [name: string, fail: (framework: string) => Promise<unknown>];

/** Starts that fail. The next one must not notice. */
export const failingStarts: readonly Start[] = [
  ['a start without dotnet.js', () => builderOf('/base/no-such-folder/dotnet.js').create()],
  [
    'a start with another script for dotnet.js',
    () => builderOf('/base/test/fixtures/not-dotnet.js').create(),
  ],
  [
    'a worker that ends while it starts',
    (framework) => {
      let worker: Worker | undefined;
      return builderOf(framework)
        .withWorker(() => (worker = new Worker('/base/dist/worker.js', { type: 'module' })))
        .withModuleConfig({
          onConfigLoaded: () => {
            worker?.terminate();
            return new Promise<void>(() => undefined);
          },
        })
        .create();
    },
  ],
];

export async function failToStart([name, fail]: Start, framework: string): Promise<void> {
  try {
    await fail(framework);
  } catch (error) {
    must(error instanceof DotnetStartError, `${name} ends in a DotnetStartError`);
    return;
  }
  throw new Mismatch(`It does not hold that ${name} fails.`);
}

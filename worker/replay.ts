import type { Plan } from '../wire/hello.js';
import { mergingListener, type PageListener } from './config-listener.js';
import type { Config } from './config-snapshot.js';
import type { Builder } from './dotnet-js.js';
import type { Progress } from './progress.js';
import { WorkerResourceLoader } from './resource-loader.js';
import type { Thread } from './thread.js';

type Listener = (config: Config) => Promise<void>;
type PageLoader = ConstructorParameters<typeof WorkerResourceLoader>[0];

/** Calls on the worker's builder what was called on the page's, in the same order. */
export function replay(
  builder: Builder,
  plan: Plan,
  framework: string,
  thread: Thread,
  progress: Progress | undefined,
): void {
  let listener: Listener | undefined;
  let loader: WorkerResourceLoader | undefined;
  for (const [method, args] of plan) {
    if (method === 'withResourceLoader') {
      loader = new WorkerResourceLoader(args[0] as PageLoader, framework, thread, progress);
      apply(builder, method, [loader.load]);
    } else if (method === 'withModuleConfig') {
      const { onConfigLoaded, ...rest } = args[0] as { onConfigLoaded?: PageListener };
      if (onConfigLoaded) listener = mergingListener(onConfigLoaded);
      apply(builder, method, [rest]);
    } else if (method !== 'withProgress') apply(builder, method, args);
  }
  if (progress && !loader && thread.readsFiles) {
    // Only what passes through a loader can be counted.
    loader = new WorkerResourceLoader(() => Promise.resolve(null), framework, thread, progress);
    apply(builder, 'withResourceLoader', [loader.load]);
  }
  if (!listener && !loader && !progress) return;
  const onConfigLoaded: Listener = async (config) => {
    await listener?.(config);
    progress?.configured(config);
    await loader?.prepare(config);
  };
  apply(builder, 'withModuleConfig', [{ onConfigLoaded }]);
}

function apply(builder: Builder, method: string, args: readonly unknown[]): void {
  const call = builder[method];
  if (typeof call !== 'function') {
    throw new TypeError(
      `Failed to replay ${method}(): this version of .NET does not have it. Make sure to use a version that does, or leave the call out.`,
    );
  }
  call.apply(builder, [...args]);
}

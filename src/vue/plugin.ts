import { inject, ssrContextKey, type App, type InjectionKey, type ObjectPlugin } from 'vue';
import { DotnetApp } from '../app/dotnet-app.js';
import type { DotnetAppOptions } from '../app/options.js';

const DOTNET: InjectionKey<DotnetApp> = Symbol('dotnet-worker');

/**
 * The plugin: `app.use(createDotnet({ … }))`. .NET starts when the first component that uses it is mounted (so not on
 * a server), and ends with the app.
 */
export function createDotnet(options: DotnetAppOptions = {}): ObjectPlugin<[]> {
  return {
    install(app: App) {
      const dotnet = new DotnetApp(() => options);
      app.provide(DOTNET, dotnet);
      app.onUnmount(dotnet.close);
    },
  };
}

/** @throws when the app has no such plugin */
export function injectDotnet(composable: string): DotnetApp {
  const dotnet = inject(DOTNET, undefined);
  if (dotnet) return dotnet;
  throw new Error(
    `Failed to use .NET: ${composable}() found no plugin. Make sure to call app.use(createDotnet()), and the composable in setup().`,
  );
}

/** Whether the component is rendered to a text: nobody will mount it, and nothing would end what it started. */
export function isOnServer(): boolean {
  return inject<unknown>(ssrContextKey, undefined) !== undefined;
}

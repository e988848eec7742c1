/**
 * .NET in Vue 3: one plugin, and two composables.
 *
 * @module dotnet-worker/vue
 */
export type { DotnetAppOptions, DotnetState } from '../app/options.js';
export { createDotnet } from './plugin.js';
export { useDotnet, type UseDotnet } from './use-dotnet.js';
export { useDotnetCall, type UseDotnetCall, type UseDotnetCallOptions } from './use-dotnet-call.js';

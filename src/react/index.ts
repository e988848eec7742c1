/**
 * .NET in React 19: one provider, and two hooks.
 *
 * @module dotnet-worker/react
 */
export type { DotnetAppOptions, DotnetState } from '../app/options.js';
export { DotnetProvider, type DotnetProviderProps } from './provider.js';
export {
  useDotnet,
  type UseDotnet,
  type UseDotnetOptions,
  type UseReadyDotnet,
} from './use-dotnet.js';
export { useDotnetCall, type UseDotnetCall, type UseDotnetCallOptions } from './use-dotnet-call.js';

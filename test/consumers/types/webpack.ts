import { DotnetPlugin } from 'dotnet-worker/webpack';
import type { Configuration } from 'webpack';

export const configuration: Configuration = {
  plugins: [new DotnetPlugin({ project: 'App.csproj', types: 'dotnet.d.ts' })],
};
// @ts-expect-error: it needs a project.
export const noPlugin = new DotnetPlugin({});

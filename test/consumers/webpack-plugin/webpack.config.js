import { DotnetPlugin } from 'dotnet-worker/webpack';

export default {
  entry: './src/main.js',
  plugins: [
    new DotnetPlugin({
      project: 'dotnet/App.csproj',
      types: 'src/dotnet.d.ts',
      properties: { CompressionEnabled: 'false' }, // no .br and .gz copies
    }),
  ],
};

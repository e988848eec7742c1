import { nodeResolve } from '@rollup/plugin-node-resolve';

export default {
  input: { main: 'main.js', worker: 'dotnet-worker/worker' },
  output: { dir: 'dist' },
  plugins: [nodeResolve()],
};

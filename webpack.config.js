import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';

const root = import.meta.dirname;

const shared = {
  context: root,
  target: ['web', 'es2022'],
  mode: 'production',
  devtool: 'source-map',
  experiments: { outputModule: true },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        // package.json says to a user's build that there are none; inside, an import may be one.
        sideEffects: true,
        loader: 'ts-loader',
        options: { transpileOnly: true, compilerOptions: { noEmit: false } },
      },
    ],
  },
  // Sources name their imports as the browser will see them: './x.js' is x.ts here.
  resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  performance: { hints: false },
};

function moduleOutput(folder) {
  return {
    path: resolve(root, folder),
    filename: '[name].js',
    module: true,
    library: { type: 'module' },
  };
}

/**
 * The pool and its like share the classes of the first entry. They import it as their neighbour, what is bound to React
 * or Vue by the name of the package.
 */
async function firstEntry({ request, contextInfo }) {
  if (request !== 'dotnet-worker') return undefined;
  return /[\\/]src[\\/](app|react|vue)[\\/]/.test(contextInfo.issuer) ? request : './index.js';
}

/**
 * dist/index.js, dist/worker.js and the other entries. A browser loads them as they are, and a user's bundler builds
 * them again: so `new Worker(new URL(…, import.meta.url))` and `import(url)` must leave this build
 * as they were written, with the comments that tell the next bundler to do the same.
 */
const library = {
  ...shared,
  name: 'library',
  entry: {
    index: './src/index.ts',
    worker: './worker/index.ts',
    isolate: './src/isolate.ts',
    react: './src/react/index.ts',
    vue: './src/vue/index.ts',
    pool: './src/pool/index.ts',
    progress: './src/progress/index.ts',
    streams: './src/streams/index.ts',
    live: './src/live/index.ts',
  },
  output: moduleOutput('dist'),
  externalsType: 'module',
  externals: [firstEntry, 'react', 'vue'],
  module: {
    ...shared.module,
    parser: { javascript: { url: false, worker: false, importMeta: false } },
  },
  optimization: {
    minimizer: [
      new MinimizerPlugin({
        extractComments: false,
        minimizerOptions: {
          // Errors and objects show their class where people look at them.
          keep_classnames: /^(Dotnet|Managed|Synchronous|Memory|Span|Segment|Worker)/,
          format: { comments: /webpackIgnore|@vite-ignore|@license/ },
        },
      }),
    ],
  },
  // The minimizer takes directives for superfluous: this one comes after it.
  plugins: [
    new webpack.BannerPlugin({
      banner: "'use client';",
      raw: true,
      include: /^react/,
      stage: webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1,
    }),
  ],
};

/** dist/isolate-worker.js: a classic script, because not every browser takes a module for a service worker. */
const isolateWorker = {
  ...shared,
  name: 'isolate-worker',
  // Users copy the file alone.
  devtool: false,
  entry: { 'isolate-worker': './worker/isolate.ts' },
  output: { path: resolve(root, 'dist'), filename: '[name].js' },
};

/** Read by people and by their debuggers, not downloaded by pages. */
const forNode = { ...shared, target: 'node20', devtool: false, optimization: { minimize: false } };

/** dist/node/: the same for Node.js, which loads it as it is. */
const node = {
  ...forNode,
  name: 'node',
  entry: {
    index: './src/node/index.ts',
    worker: './worker/node/index.ts',
    pool: './src/pool/index.ts',
    streams: './src/streams/index.ts',
    live: './src/live/index.ts',
  },
  output: moduleOutput('dist/node'),
  externalsType: 'module',
  externals: [firstEntry],
  module: {
    ...shared.module,
    parser: { javascript: { url: false, worker: false, importMeta: false, createRequire: false } },
  },
};

/** dist/cli.js and dist/webpack.js: the command `dotnet-worker` and the plugin of webpack, for Node.js. */
const tools = {
  ...forNode,
  name: 'tools',
  entry: { cli: './tools/cli.ts', webpack: './tools/webpack/plugin.ts' },
  output: moduleOutput('dist'),
  module: {
    ...shared.module,
    parser: { javascript: { url: false, importMeta: false } },
  },
  plugins: [
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: /^cli/ }),
  ],
};

/** React and Vue are bound to the library by the entries as they are built. */
const bindings = {
  'dotnet-worker/react$': resolve(root, 'dist/react.js'),
  'dotnet-worker/vue$': resolve(root, 'dist/vue.js'),
};

const vueSettings = new webpack.DefinePlugin({
  __VUE_OPTIONS_API__: false,
  __VUE_PROD_DEVTOOLS__: false,
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
});

/** The specs, run against the built library as the browser loads it; Karma serves both from /base. */
const specs = {
  ...shared,
  name: 'specs',
  mode: 'development',
  entry: specEntries,
  output: moduleOutput('build/test'),
  resolve: {
    ...shared.resolve,
    alias: bindings,
  },
  externalsType: 'module',
  externals: {
    'dotnet-worker': '/base/dist/index.js',
    'dotnet-worker/pool': '/base/dist/pool.js',
    'dotnet-worker/progress': '/base/dist/progress.js',
    'dotnet-worker/streams': '/base/dist/streams.js',
    'dotnet-worker/live': '/base/dist/live.js',
  },
  plugins: [vueSettings],
};

/** The page of the soak, served in the same way. */
const soak = {
  ...specs,
  name: 'soak',
  entry: { soak: './test/soak/main.ts' },
  output: moduleOutput('build/soak'),
};

/** As many of them as can run without a page, for Node.js. */
const nodeSpecs = {
  ...shared,
  name: 'node-specs',
  target: 'node20',
  mode: 'development',
  entry: nodeSpecEntries,
  output: moduleOutput('build/test-node'),
  externalsType: 'module',
  externals: {
    'dotnet-worker': '../../dist/node/index.js',
    'dotnet-worker/live': '../../dist/node/live.js',
  },
};

/** The demo page's script; the server mounts the library beside it. */
const demo = {
  ...shared,
  name: 'demo',
  entry: { main: './demo/main.ts' },
  output: moduleOutput('build/demo'),
  resolve: { ...shared.resolve, alias: bindings },
  // Served on this machine alone, and read by people: minimizing React and Vue would take most of the build.
  optimization: { minimize: false },
  externalsType: 'module',
  externals: {
    'dotnet-worker': './dotnet-worker/index.js',
    'dotnet-worker/pool': './dotnet-worker/pool.js',
    'dotnet-worker/live': './dotnet-worker/live.js',
  },
  plugins: [vueSettings],
};

/** The benchmark's page and the workers that it compares, which the page loads by their addresses. */
const bench = {
  ...shared,
  name: 'bench',
  entry: benchEntries,
  output: moduleOutput('build/bench'),
  externalsType: 'module',
  externals: {
    'dotnet-worker': './dotnet-worker/index.js',
    'dotnet-worker/pool': './dotnet-worker/pool.js',
    'dotnet-worker/streams': './dotnet-worker/streams.js',
    'dotnet-worker/live': './dotnet-worker/live.js',
  },
};

/**
 * Without the isolation headers only test/unisolated runs; with them the specs, test/faults, test/differential and, when
 * asked for, test/limits: each is a bundle, and a run of its own.
 */
function specEntries() {
  const all = readdirSync(resolve(root, 'test'), { recursive: true })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `./test/${name.replaceAll('\\', '/')}`)
    .sort();
  const below = (folder) => all.filter((path) => path.startsWith(`./test/${folder}/`));
  const folders = ['unisolated', 'differential', 'faults', 'limits'];
  const [unisolated, differential, faults, limits] = folders.map(below);
  const apart = [...unisolated, ...differential, ...faults, ...limits];
  const specs = all.filter((path) => !apart.includes(path));
  return { specs, faults, unisolated, differential, limits };
}

/** What a page has and a program of Node.js has not is all that the others are about. */
const ofPages = [
  ...['globals', 'unreadable'].map((name) => `./test/differential/${name}.spec.ts`),
  ...[
    'article',
    'callbacks',
    'collected',
    'comlink',
    'doors',
    'host',
    'linger',
    'messages',
    'network',
    'objects',
  ],
  ...['other-app', 'page-globals', 'properties', 'responsive', 'strict-policy', 'task-imports'],
  'worker',
].map((name) => (name.startsWith('.') ? name : `./test/runtime/${name}.spec.ts`));

function nodeSpecEntries() {
  const { specs, differential } = specEntries();
  const ofRuntime = specs.filter((path) => path.startsWith('./test/runtime/'));
  const can = (path) => !ofPages.includes(path);
  return { runtime: ofRuntime.filter(can), differential: differential.filter(can) };
}

function benchEntries() {
  const workers = readdirSync(resolve(root, 'bench/workers'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name.slice(0, -'.ts'.length), `./bench/workers/${name}`]);
  return { page: './bench/page/main.ts', ...Object.fromEntries(workers) };
}

export default [library, isolateWorker, node, tools, specs, nodeSpecs, soak, demo, bench];

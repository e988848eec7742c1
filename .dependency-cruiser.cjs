/** The arrows between the rooms: src → wire ← worker, and nothing else. */
module.exports = {
  forbidden: [
    {
      name: 'src-and-worker-apart',
      comment: 'The page side and the worker side meet only in the message types of wire.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^worker/' },
    },
    {
      name: 'worker-and-src-apart',
      comment: 'The page side and the worker side meet only in the message types of wire.',
      severity: 'error',
      from: { path: '^worker/' },
      to: { path: '^src/' },
    },
    {
      name: 'wire-knows-no-side',
      comment: 'wire is shared: it imports nothing of this repository but itself.',
      severity: 'error',
      from: { path: '^wire/' },
      to: { path: '^(src|worker|demo|test|bench|scripts|tools)/' },
    },
    {
      name: 'wire-knows-no-node',
      comment: 'wire runs in pages, workers and Node alike.',
      severity: 'error',
      from: { path: '^wire/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'library-stands-alone',
      comment: 'What is published never imports the demo, the tests or the tools that build it.',
      severity: 'error',
      from: { path: '^(src|worker)/' },
      to: { path: '^(demo|test|bench|scripts|tools)/' },
    },
    {
      name: 'tools-stand-alone',
      comment: 'The command runs in Node.js: it shares no code with what runs in browsers.',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^(src|worker|wire|demo|test|bench|scripts)/' },
    },
    {
      name: 'metadata-knows-no-node',
      comment: 'Assemblies are read from bytes, wherever they come from.',
      severity: 'error',
      from: { path: '^tools/metadata/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'public-api',
      comment: 'The demo and the benchmark use the library as everyone does.',
      severity: 'error',
      from: { path: '^(demo|bench)/' },
      to: {
        path: '^(src|wire|worker)/',
        // The dispatcher is measured alone, without runtimes.
        pathNot: '^src/((pool/|progress/|streams/|live/|react/|vue/)?index|pool/dispatcher)[.]ts$',
      },
    },
    {
      name: 'one-runtime-dependency',
      comment: 'The library is built of itself and of what package.json lists under dependencies.',
      severity: 'error',
      from: { path: '^(src|wire|worker|tools)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // What an entry binds the library to is its user's own.
        dependencyTypesNot: ['npm-peer'],
      },
    },
    {
      name: 'bindings-use-the-public-api',
      comment: 'They are bundles of their own, beside an index.js that there must be only one of.',
      severity: 'error',
      from: { path: '^src/(app|react|vue)/' },
      to: { path: '^(src|wire|worker)/', pathNot: '^src/((app|react|vue)/|index[.]ts$)' },
    },
    {
      name: 'webpack-by-its-types',
      comment:
        'The plugin is given the webpack that runs it: it needs no package but the types of that one.',
      severity: 'error',
      from: { path: '^tools/webpack/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would slip past every other rule.',
      severity: 'error',
      from: {},
      // What Karma serves under /base and /strict, and what the tests build, is there at run time; the worker of the
      // package only after a build.
      to: {
        couldNotResolve: true,
        pathNot: '^(/base|/strict|[./]*/build)/|^dotnet-worker/worker$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(bin|obj)/|^test/(consumers|docs/site)/' },
    // Imports of types alone are arrows too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};

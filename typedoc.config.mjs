import { readFileSync } from 'node:fs';

// The functions of `DotnetRuntime` that a type makes of a list: one comment, that of `HeapAccess`, stands for them all.
const [, list] = /const KINDS = \[(.*?)\]/s.exec(readFileSync('src/heap.ts', 'utf8'));
const kinds = [...list.matchAll(/'(\w+)'/g)].map(([, kind]) => kind);
const heap = kinds
  .flatMap((kind) => [`getHeap${kind}`, `setHeap${kind}`])
  .map((name) => `dotnet-worker.DotnetRuntime.${name}`);

// Parts of types that stand within others.
const parts = [
  ...['next', 'return'].flatMap((method) => [
    `dotnet-worker/streams.ResultIterator.${method}.__type.done`,
    `dotnet-worker/streams.ResultIterator.${method}.__type.value`,
  ]),
  'dotnet-worker/react.UseReadyDotnet.__type.state',
  'dotnet-worker/react.useDotnetCall.__type.data',
];

/** The reference of every public name, in build/api: `npm run api`. A name without a comment is an error. */
export default {
  name: 'dotnet-worker',
  entryPoints: [
    'src/index.ts',
    'src/node/index.ts',
    'src/pool/index.ts',
    'src/progress/index.ts',
    'src/streams/index.ts',
    'src/live/index.ts',
    'src/react/index.ts',
    'src/vue/index.ts',
    'src/isolate.ts',
    'tools/webpack/plugin.ts',
  ],
  tsconfig: 'tsconfig.api.json',
  out: 'build/api',
  readme: 'none',
  includeVersion: true,
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
  // `npm run types` checks them, each with the types of where it runs.
  skipErrorChecking: true,
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: [
    ...['Class', 'Constructor', 'Interface', 'Method', 'Property', 'Accessor'],
    ...['Function', 'TypeAlias', 'Variable'],
  ],
  intentionallyNotDocumented: [...heap, ...parts],
  // What a public type is made of, and nobody needs to name.
  intentionallyNotExported: [
    ...['AnyWorker', 'CopiedArray', 'EndpointMaker', 'Export', 'ModuleOf', 'OrAny'],
    ...['Starting', 'Ready', 'Failed', 'Ended'],
  ],
};

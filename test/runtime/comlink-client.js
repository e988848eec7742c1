/* global self */
// A worker that knows nothing of dotnet-worker: npm's Comlink wraps the port that it is given.
const loading = import(new URL('/base/node_modules/comlink/dist/esm/comlink.mjs', import.meta.url));

let Comlink;
let exports;
const reported = [];

const steps = {
  wrap: (port) => void (exports = Comlink.wrap(port)),
  call: (path, ...args) => find(path)(...args),
  callWithAction: (path, ...args) => {
    const report = Comlink.proxy((value) => void reported.push(value));
    return find(path)(report, ...args);
  },
  callWithFunc: (path, ...args) =>
    find(path)(
      Comlink.proxy((value) => value * 2),
      ...args,
    ),
  reported: () => reported.splice(0),
  release: () => exports[Comlink.releaseProxy](),
};

self.addEventListener('message', async ({ data: { id, step, args } }) => {
  try {
    Comlink ??= await loading;
    self.postMessage({ id, value: await steps[step](...args) });
  } catch (error) {
    self.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
});

function find(path) {
  return path.split('.').reduce((proxy, key) => proxy[key], exports);
}

import { DotnetHostBuilder } from '/base/dist/index.js';
import { awaited, fits, make, variantsOf } from './values.js';

/** A promise that C# never settles is no matter of types. */
const PATIENCE_MS = 1000;

/** The marshaller's words for a value of another type, and those of this library. */
const refusal =
  /Value is not|Overflow: value|JSObject proxy|Only roundtrip|Expected MemoryView|must be a Function|cannot cross/;

/**
 * Starts the app and calls each of its exports with values of its own types, while every import is served with values
 * of its types. Gives the names of the real tree, and what did not agree with the types.
 */
export async function callAll({ framework, assembly, shapes, skipped }) {
  const runtime = await new DotnetHostBuilder().withFramework(framework).create();
  const problems = [];
  let served = 0;
  const seenIn = (place) => (value, shape) => {
    if (!fits(value, shape)) problems.push(`${place} got ${describe(value)}, not ${text(shape)}`);
    if (shape.kind === 'SyncDelegate') callDelegate(value, shape, place);
  };

  const callDelegate = (delegate, shape, place) => {
    const args = shape.parameters.map((one) => make(one, 0, { seen: seenIn(place) }));
    try {
      const result = delegate(...args);
      if (!fits(result, shape.result)) {
        problems.push(`a delegate in ${place} gave ${describe(result)}, not ${text(shape.result)}`);
      }
    } catch (error) {
      if (refusal.test(error.message)) problems.push(`a delegate in ${place}: ${error.message}`);
    }
  };

  const serve = (node, path) => {
    if (node.members) return mapped(node.members, (inner, name) => serve(inner, `${path}.${name}`));
    return (...args) => {
      served++;
      const call = node.calls.find(({ parameters }) =>
        parameters.every((shape, index) => fits(args[index], shape)),
      );
      if (!call) {
        problems.push(`${path} was called with (${args.map(describe).join(', ')})`);
        return undefined;
      }
      // Which of several signatures C# means cannot be told: each of them takes back what it gave.
      if (node.calls.length > 1) return args[0];
      call.parameters.forEach((shape, index) => seenIn(path)(args[index], shape));
      return make(call.result, 0, { seen: seenIn(path) });
    };
  };
  for (const [name, module] of Object.entries(shapes.modules)) {
    runtime.setModuleImports(name, serve(module, name));
  }

  const exports = await runtime.getAssemblyExports(assembly);
  const callable = flat(shapes.exports, exports);
  let returned = 0;
  for (const { path, node, method } of callable) {
    if (skipped.some((beginning) => path.startsWith(beginning))) continue;
    const [{ parameters, result }] = node.calls;
    const variants = Math.max(1, ...parameters.map(variantsOf));
    for (let variant = 0; variant < variants; variant++) {
      try {
        const view = await viewFor(path, callable);
        const args = parameters.map((shape) =>
          make(shape, variant, { seen: seenIn(path), view: () => view }),
        );
        const value = await soon(method(...args));
        if (value === late) continue;
        returned++;
        const shape = awaited(result);
        if (!fits(value, shape))
          problems.push(`${path} gave ${describe(value)}, not ${text(shape)}`);
        if (shape.kind === 'AsyncDelegate' && value) await callAsyncDelegate(value, shape, path);
      } catch (error) {
        if (refusal.test(error?.message))
          problems.push(`${path}, values ${variant}: ${error.message}`);
      }
    }
  }
  const names = namesOf(exports);
  await runtime.terminate('All is called.');
  return { names, problems, returned, served, tried: callable.length };

  async function callAsyncDelegate(delegate, shape, path) {
    const args = shape.parameters.map((one) => make(one, 0, { seen: seenIn(path) }));
    const promise = delegate(...args);
    if (!(promise instanceof Promise)) problems.push(`the delegate of ${path} gave no promise`);
    const value = await soon(promise);
    if (value !== late && !fits(value, shape.result)) {
      problems.push(`the delegate of ${path} gave ${describe(value)}, not ${text(shape.result)}`);
    }
  }
}

/** A view cannot be made by the page: one of the same elements comes from an export that gives one. */
async function viewFor(path, callable) {
  const [, kind] = /\.Of(?:Span|Segment)Of(\w+)\./.exec(path) ?? [];
  const giver = callable.find((one) => one.path.endsWith(`.OfSegmentOf${kind}.GiveResult`));
  return giver?.method(1);
}

const late = Symbol('late');

function soon(promise) {
  return Promise.race([promise, new Promise((done) => setTimeout(done, PATIENCE_MS, late))]);
}

/** Every function of the typed tree with the real one in its place. */
function flat(tree, exports, prefix = '') {
  return Object.entries(tree).flatMap(([name, node]) =>
    node.members
      ? flat(node.members, exports[name], `${prefix}${name}.`)
      : [{ path: `${prefix}${name}`, node, method: exports[name] }],
  );
}

/** Names alone; of a method without overloads only the plain one, which its hashed name repeats. */
function namesOf(tree) {
  const names = Object.keys(tree);
  const hashes = (name) => names.filter((other) => other.startsWith(`${name}.`));
  const kept = names.filter((name) => {
    const [plain, hash] = name.split('.');
    return hash === undefined || hashes(plain).length > 1;
  });
  return Object.fromEntries(
    kept
      .sort()
      .map((name) => [name, typeof tree[name] === 'function' ? 'function' : namesOf(tree[name])]),
  );
}

function mapped(record, change) {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value, name)]),
  );
}

function describe(value) {
  return `${typeof value} ${value?.constructor?.name ?? ''} ${String(value)}`.slice(0, 80);
}

function text(shape) {
  return JSON.stringify(shape);
}

import { MemoryView } from '/base/dist/index.js';

/** What a value of each shape can be, in turn: unions have several. */
const samples = {
  number: () => 0,
  string: () => 'x',
  boolean: () => true,
  bigint: () => 5n,
  null: () => null,
  void: () => undefined,
  undefined: () => undefined,
  unknown: () => 'anything',
  object: () => ({ some: 'object' }),
  Date: () => new Date(86_400_000),
  Error: () => new Error('of the page'),
  Uint8Array: () => Uint8Array.of(1, 2),
  Int32Array: () => Int32Array.of(1, -2),
  Float64Array: () => Float64Array.of(0.5, 2),
};

const tests = {
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  bigint: (value) => typeof value === 'bigint',
  null: (value) => value === null,
  void: (value) => value === undefined,
  unknown: () => true,
  object: (value) => (typeof value === 'object' && value !== null) || typeof value === 'function',
  Date: (value) => value instanceof Date,
  Error: (value) => value instanceof Error,
  Uint8Array: (value) => value instanceof Uint8Array,
  Int32Array: (value) => value instanceof Int32Array,
  Float64Array: (value) => value instanceof Float64Array,
  MemoryView: (value) => value instanceof MemoryView,
};

/** How many values of a shape differ in their types. */
export function variantsOf(shape) {
  return shape.kind === 'union' ? shape.of.length : 1;
}

/**
 * A value of a shape.
 *
 * @param seen - called with each value that C# passes to a function made here, and its shape
 */
export function make(shape, variant, { seen, view }) {
  const inner = (of) => make(of, variant, { seen, view });
  switch (shape.kind) {
    case 'union':
      return inner(shape.of[variant % shape.of.length]);
    case 'array':
      return [inner(shape.of)];
    case 'promise':
      return Promise.resolve(inner(shape.of));
    case 'MemoryView':
      return view();
    case 'function':
      return (...args) => {
        shape.parameters.forEach((parameter, index) => seen(args[index], parameter));
        return inner(shape.result);
      };
    default:
      if (!(shape.kind in samples)) throw new Error(`There is no sample of ${shape.kind}.`);
      return samples[shape.kind]();
  }
}

/** Whether a value that came from C# has the shape. */
export function fits(value, shape) {
  switch (shape.kind) {
    case 'union':
      return shape.of.some((one) => fits(value, one));
    case 'array':
      return Array.isArray(value) && value.every((element) => fits(element, shape.of));
    case 'promise':
      return value instanceof Promise;
    case 'AsyncDelegate':
    case 'SyncDelegate':
      return typeof value === 'function' && value.isDisposed === false;
    default:
      return tests[shape.kind](value);
  }
}

/** What the promise of a shape comes to. */
export function awaited(shape) {
  if (shape.kind === 'promise') return shape.of;
  if (shape.kind !== 'union') return shape;
  return { kind: 'union', of: shape.of.map(awaited) };
}

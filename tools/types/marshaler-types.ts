import { Unsupported, type Crossing, type Scalar } from './crossing.js';

const SCALARS: Record<string, Scalar> = {
  Boolean: 'Boolean',
  Byte: 'Number',
  Char: 'Char',
  Int16: 'Number',
  Int32: 'Number',
  Int52: 'Number',
  BigInt64: 'BigInt',
  Double: 'Number',
  Single: 'Number',
  IntPtr: 'Number',
  JSObject: 'JSObject',
  Object: 'Any',
  String: 'String',
  Exception: 'Error',
  DateTime: 'Date',
  DateTimeOffset: 'Date',
};
const REFERENCES: readonly Scalar[] = ['JSObject', 'Any', 'String', 'Error'];
const NUMBER_ARRAYS = new Map([
  ['Byte', 'Uint8Array'],
  ['Int32', 'Int32Array'],
  ['Double', 'Float64Array'],
] as const);

/** A `JSMarshalerType` as the generated code makes it: `Task(String)`. */
export interface MarshalerType {
  readonly name: string;
  readonly arguments: readonly MarshalerType[];
}

/**
 * The type that crosses, of what the generated code says to the runtime. It does not know about null.
 *
 * @throws `Unsupported` for a type that is not known here
 */
export function crossingOfMarshaler({ name, arguments: types }: MarshalerType): Crossing {
  const [first] = types;
  const scalar = SCALARS[name];
  if (scalar) {
    return {
      kind: 'scalar',
      of: scalar,
      nullness: REFERENCES.includes(scalar) ? 'unsaid' : 'not null',
    };
  }
  switch (name) {
    case 'Void':
      return { kind: 'nothing' };
    case 'Discard':
      return { kind: 'discarded' };
    case 'Task': {
      const value: Crossing = first ? crossingOfMarshaler(first) : { kind: 'nothing' };
      return { kind: 'promise', value, nullness: 'unsaid' };
    }
    case 'Span':
    case 'ArraySegment':
      return { kind: 'view' };
    case 'Action':
    case 'Function': {
      const parameters = types.map(crossingOfMarshaler);
      const result = name === 'Function' ? parameters.pop() : undefined;
      return {
        kind: 'delegate',
        parameters,
        result: result ?? { kind: 'nothing' },
        nullness: 'unsaid',
      };
    }
  }
  if (name === 'Nullable' && first) {
    const inner = crossingOfMarshaler(first);
    if (inner.kind === 'scalar') return { ...inner, nullness: 'nullable' };
  }
  if (name === 'Array' && first) {
    const numbers = NUMBER_ARRAYS.get(first.name as 'Byte');
    if (numbers) return { kind: 'numbers', class: numbers, nullness: 'unsaid' };
    return { kind: 'array', element: crossingOfMarshaler(first), nullness: 'unsaid' };
  }
  throw new Unsupported(`the marshaller's ${name} is not known here`);
}

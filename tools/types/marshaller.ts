import type { TypeSignature } from '../metadata/signature.js';
import type { Crossing, NumberArray, Nullness, Scalar } from './crossing.js';
import { Unsupported } from './crossing.js';
import { csharpName } from './csharp-name.js';
import type { NullableFlags } from './nullable-flags.js';

/** What `JSMarshalAs` asks for, as `JSType` names it: it decides where a C# type can cross in two ways. */
export type MarshalAs = TypeSignature | undefined;

const JS_TYPE = 'System.Runtime.InteropServices.JavaScript.JSType+';
const MOST_PARAMETERS = 3;

const PRIMITIVES: Record<string, Scalar> = {
  Boolean: 'Boolean',
  Char: 'Char',
  Byte: 'Number',
  Int16: 'Number',
  Int32: 'Number',
  Single: 'Number',
  Double: 'Number',
  IntPtr: 'Number',
};
const REFERENCES: Record<string, Scalar> = {
  'System.Exception': 'Error',
  'System.Runtime.InteropServices.JavaScript.JSObject': 'JSObject',
};
const DATES = ['System.DateTime', 'System.DateTimeOffset'];
const NUMBER_ARRAYS: Record<string, NumberArray> = {
  Byte: 'Uint8Array',
  Int32: 'Int32Array',
  Double: 'Float64Array',
};
const VIEWS = ['System.Span`1', 'System.ArraySegment`1'];

/**
 * How the marshaller takes a type across: the table of its source generator.
 *
 * @throws `Unsupported` with the reason when it does not
 */
export function crossingOf(type: TypeSignature, flags: NullableFlags, as: MarshalAs): Crossing {
  switch (type.kind) {
    case 'primitive':
      return primitive(type.name, flags, as);
    case 'named':
      return named(type, flags);
    case 'array':
      return array(type, flags);
    case 'generic':
      return generic(type, flags, as);
    case 'reference':
      throw new Unsupported('`ref`, `in` and `out` cannot cross');
    default:
      return refuse(type);
  }
}

function primitive(name: string, flags: NullableFlags, as: MarshalAs): Crossing {
  if (name === 'Void') return { kind: isJsType(as, 'Discard') ? 'discarded' : 'nothing' };
  if (name === 'Int64') return scalar(isJsType(as, 'BigInt') ? 'BigInt' : 'Number', 'not null');
  if (name === 'String') return scalar('String', flags.next());
  if (name === 'Object') return scalar('Any', flags.next());
  const known = PRIMITIVES[name];
  return known ? scalar(known, 'not null') : refuse({ kind: 'primitive', name } as TypeSignature);
}

function named(type: TypeSignature & { kind: 'named' }, flags: NullableFlags): Crossing {
  if (DATES.includes(type.name)) return scalar('Date', 'not null');
  if (type.name === 'System.Threading.Tasks.Task') {
    return { kind: 'promise', nullness: flags.next(), value: { kind: 'nothing' } };
  }
  if (type.name === 'System.Action') return delegate([], flags, undefined, false);
  const known = REFERENCES[type.name];
  return known ? scalar(known, flags.next()) : refuse(type);
}

function array(type: TypeSignature & { kind: 'array' }, flags: NullableFlags): Crossing {
  const nullness = flags.next();
  const { element } = type;
  if (type.rank !== 1) return refuse(type);
  if (element.kind === 'primitive') {
    const numbers = NUMBER_ARRAYS[element.name];
    if (numbers) return { kind: 'numbers', class: numbers, nullness };
  }
  const inner = crossingOf(element, flags, undefined);
  const isAllowed = inner.kind === 'scalar' && ['String', 'Any', 'JSObject'].includes(inner.of);
  return isAllowed ? { kind: 'array', element: inner, nullness } : refuse(type);
}

function generic(
  type: TypeSignature & { kind: 'generic' },
  flags: NullableFlags,
  as: MarshalAs,
): Crossing {
  const { name, arguments: args } = type;
  const [first] = args;
  if (!first) return refuse(type);
  if (name === 'System.Nullable`1') {
    const inner = crossingOf(first, flags, as);
    return inner.kind === 'scalar' ? { ...inner, nullness: 'nullable' } : refuse(type);
  }
  if (name === 'System.Threading.Tasks.Task`1') {
    const nullness = flags.next();
    const value = crossingOf(first, flags, typeArgument(as, 0));
    return isPlain(first, value) ? { kind: 'promise', value, nullness } : refuse(type);
  }
  if (VIEWS.includes(name)) {
    const isAllowed = first.kind === 'primitive' && first.name in NUMBER_ARRAYS;
    return isAllowed ? { kind: 'view' } : refuse(type);
  }
  if (/^System\.(Action|Func)`\d+$/.test(name)) {
    return delegate(args, flags, as, name.startsWith('System.Func'));
  }
  return refuse(type);
}

function delegate(
  types: readonly TypeSignature[],
  flags: NullableFlags,
  as: MarshalAs,
  returns: boolean,
): Crossing {
  const nullness = flags.next();
  const crossings = types.map((type, index) => {
    const crossing = crossingOf(type, flags, typeArgument(as, index));
    if (isPlain(type, crossing)) return crossing;
    throw new Unsupported(`a delegate cannot carry ${csharpName(type)}`);
  });
  const result = returns ? crossings.pop() : undefined;
  if (crossings.length > MOST_PARAMETERS) {
    throw new Unsupported(`a delegate cannot have more than ${MOST_PARAMETERS} parameters`);
  }
  return {
    kind: 'delegate',
    parameters: crossings,
    result: result ?? { kind: 'nothing' },
    nullness,
  };
}

/** What a Task and a delegate can carry: a scalar, but none as `Nullable<T>`. */
function isPlain(type: TypeSignature, crossing: Crossing): boolean {
  return crossing.kind === 'scalar' && type.kind !== 'generic';
}

function scalar(of: Scalar, nullness: Nullness): Crossing {
  return { kind: 'scalar', of, nullness };
}

function isJsType(as: MarshalAs, name: string): boolean {
  return as?.kind === 'named' && as.name === `${JS_TYPE}${name}`;
}

/** Of `JSType.Promise<JSType.BigInt>` the inner one. */
function typeArgument(as: MarshalAs, index: number): MarshalAs {
  return as?.kind === 'generic' ? as.arguments[index] : undefined;
}

function refuse(type: TypeSignature): never {
  throw new Unsupported(
    `${csharpName(type)} is not among the types that the marshaller takes across`,
  );
}

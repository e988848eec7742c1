import type { MethodDefinition, ParameterDefinition } from '../metadata/assembly.js';
import type { CustomAttribute } from '../metadata/custom-attribute.js';
import type { Nullness } from './crossing.js';

const CONTEXT = 'System.Runtime.CompilerServices.NullableContextAttribute';
const OWN = 'System.Runtime.CompilerServices.NullableAttribute';
const MEANINGS: readonly Nullness[] = ['unsaid', 'not null', 'nullable'];

/**
 * What C#'s compiler writes about null for one parameter or result: a flag for each reference in its type, outermost
 * first, see https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md.
 */
export class NullableFlags {
  private at = 0;

  private constructor(private readonly flags: number | readonly number[]) {}

  static of(method: MethodDefinition, parameter: ParameterDefinition | undefined): NullableFlags {
    const own = parameter && flagsIn(parameter.attributes, OWN);
    return new NullableFlags(own ?? contextOf(method));
  }

  /** For the next reference of the type. */
  next(): Nullness {
    const flag = typeof this.flags === 'number' ? this.flags : this.flags[this.at++];
    return MEANINGS[flag ?? 0] ?? 'unsaid';
  }
}

/** What holds where nothing is written: said once for the method, or for a class around it. */
function contextOf(method: MethodDefinition): number | readonly number[] {
  const said = flagsIn(method.attributes, CONTEXT);
  if (said !== undefined) return said;
  for (let type = method.type, depth = 0; depth < 64; depth++) {
    const around = flagsIn(type.attributes, CONTEXT);
    if (around !== undefined) return around;
    const { enclosing } = type;
    if (!enclosing) break;
    type = enclosing;
  }
  return 0;
}

function flagsIn(
  attributes: Iterable<CustomAttribute>,
  name: string,
): number | readonly number[] | undefined {
  for (const attribute of attributes) {
    if (attribute.name !== name) continue;
    const [value] = attribute.values;
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return value.map(Number);
  }
  return undefined;
}

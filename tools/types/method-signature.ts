import type { MethodDefinition, ParameterDefinition } from '../metadata/assembly.js';
import type { TypeSignature } from '../metadata/signature.js';
import { Unsupported, type Crossing, type CrossingSignature } from './crossing.js';
import { crossingOf, type MarshalAs } from './marshaller.js';
import { NullableFlags } from './nullable-flags.js';

const MARSHAL_AS = 'System.Runtime.InteropServices.JavaScript.JSMarshalAsAttribute`1';

/**
 * How the parameters and the result of a method cross.
 *
 * @throws `Unsupported` with the reason when one of them cannot
 */
export function crossingSignature(method: MethodDefinition): CrossingSignature {
  const { signature, parameters } = method;
  if (!method.isStatic) throw new Unsupported('it is not static');
  const cross = (type: TypeSignature, place: number): Crossing => {
    const parameter = parameters.get(place);
    const flags = NullableFlags.of(method, parameter);
    return crossingOf(type, flags, marshalAs(parameter));
  };
  return {
    parameters: signature.parameters.map((type, index) => ({
      name: nameOf(parameters.get(index + 1), index),
      type: cross(type, index + 1),
    })),
    result: cross(signature.result, 0),
  };
}

/** A trimmed assembly has lost the names of its parameters. */
function nameOf(parameter: ParameterDefinition | undefined, index: number): string {
  const name = parameter?.name ?? '';
  return name === '' ? `arg${index + 1}` : name;
}

function marshalAs(parameter: ParameterDefinition | undefined): MarshalAs {
  for (const { type } of parameter?.attributes ?? []) {
    if (type.kind === 'generic' && type.name === MARSHAL_AS) return type.arguments[0];
  }
  return undefined;
}

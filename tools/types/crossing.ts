/** Whether C# said that a reference may be null; `unsaid` where the code was compiled without nullable annotations. */
export type Nullness = 'nullable' | 'not null' | 'unsaid';

export type Scalar =
  'Boolean' | 'Number' | 'Char' | 'BigInt' | 'Date' | 'String' | 'Error' | 'JSObject' | 'Any';

/** A C# type as it crosses: what the marshaller makes of it, of every type it can marshal. */
export type Crossing =
  | { readonly kind: 'nothing' }
  /** `JSType.Discard`: whatever the page returns. */
  | { readonly kind: 'discarded' }
  | { readonly kind: 'scalar'; readonly of: Scalar; readonly nullness: Nullness }
  | { readonly kind: 'numbers'; readonly class: NumberArray; readonly nullness: Nullness }
  | { readonly kind: 'array'; readonly element: Crossing; readonly nullness: Nullness }
  | { readonly kind: 'view' }
  | { readonly kind: 'promise'; readonly value: Crossing; readonly nullness: Nullness }
  | {
      readonly kind: 'delegate';
      readonly parameters: readonly Crossing[];
      readonly result: Crossing;
      readonly nullness: Nullness;
    };

/** Arrays that are copied as a whole. */
export type NumberArray = 'Uint8Array' | 'Int32Array' | 'Float64Array';

export interface Parameter {
  readonly name: string;
  readonly type: Crossing;
}

/** Parameters and result of an export or an import. */
export interface CrossingSignature {
  readonly parameters: readonly Parameter[];
  readonly result: Crossing;
}

/** Why a method has no signature that could cross. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

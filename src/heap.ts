import { ACCESS_HEAP } from '../wire/operations.js';
import type { Session } from './session.js';

const KINDS = [
  'B8',
  'B32',
  'U8',
  'U16',
  'U32',
  'I8',
  'I16',
  'I32',
  'I52',
  'U52',
  'I64Big',
  'F32',
  'F64',
] as const;

type Kind = (typeof KINDS)[number];
type ValueOf<K extends Kind> = K extends 'I64Big'
  ? bigint
  : K extends 'B8' | 'B32'
    ? boolean
    : number;

/** Single values of the runtime's memory, by address; a value out of range rejects as in thread. */
export type HeapAccess = {
  [K in Kind as `getHeap${K}`]: (offset: number) => Promise<ValueOf<K>>;
} & {
  [K in Kind as `setHeap${K}`]: (offset: number, value: ValueOf<K>) => Promise<void>;
};

export function heapAccess(session: Session): HeapAccess {
  const access = (name: string) => (offset: number, value?: unknown) =>
    session.ask(ACCESS_HEAP, name, name, offset, value);
  const members = KINDS.flatMap((kind) => [`getHeap${kind}`, `setHeap${kind}`]).map(
    (name) => [name, access(name)] as const,
  );
  return Object.fromEntries(members) as unknown as HeapAccess;
}

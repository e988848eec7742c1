/** The first byte of each value on the wire. */
export const UNDEFINED = 0;
export const NULL = 1;
export const TRUE = 2;
export const FALSE = 3;
export const INT32 = 4;
export const DOUBLE = 5;
export const BIGINT = 6;
/** A bigint beyond 64 bits: it crosses as text, so that the marshaller itself can refuse it. */
export const HUGE_BIGINT = 7;
export const TEXT = 8;
/** A long text beside the frame: its index. */
export const TEXT_BESIDE = 21;
/** Compiled wasm, or shared memory of wasm, beside the frame: its index. */
export const WASM = 22;
export const DATE = 9;
export const ARRAY = 10;
/** Raw bytes of a typed array in the frame: element kind, byte length, bytes. */
export const BYTES = 11;
/** Raw bytes in a buffer beside the frame: element kind, index, offset and length in bytes. */
export const ATTACHED = 12;
/** An object, a function or an error of the sender. */
export const OBJECT = 13;
export const FUNCTION = 14;
export const ERROR = 15;
/** An object of the receiver, coming home. */
export const YOURS = 16;
/** A promise of the sender; a settlement follows. */
export const PROMISE = 17;
/** A window on C# memory: its variety, its handle, and where its elements are. */
export const VIEW = 18;
/** What cannot be the scalar it stands for: its kind and its text, so that the marshaller words its own error. */
export const MISFIT = 20;
/** A plain object by value: a count, then keys and values. */
export const RECORD = 19;

/** Varieties of VIEW. A Span of a call that waits lies in shared memory: element kind, offset and length in bytes. */
export const SHARED_SPAN = 0;
/** A Span of a call that does not wait: an array follows, which nobody writes back. */
export const COPIED_SPAN = 1;
/** An ArraySegment: an array follows, and writes are sent. */
export const SEGMENT = 2;
/** Both where C# keeps them, in the shared heap: element kind, address and length in bytes. */
export const SPAN_IN_PLACE = 3;
export const SEGMENT_IN_PLACE = 4;

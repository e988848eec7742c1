/** The first byte of each record of a frame. */

/** call number, target, target number, form of the result, arguments. Answered by RETURN or THROW. */
export const CALL = 1;
export const RETURN = 2;
export const THROW = 3;
/** promise number, value: a promise that crossed before has an end. */
export const FULFIL = 4;
export const REJECT = 5;
/** handle, count: the holder lets go. */
export const RELEASE = 6;
/** binding number, module, path, forms: how an import is called from now on. */
export const BIND = 7;
/** stream, text: a line that C# wrote. */
export const OUTPUT = 8;
/** exit code, reason, whether it aborted: the runtime has ended by itself. */
export const EXIT = 9;
/** reason: from now on a signature may be unknown. */
export const SIGNATURES_LOST = 12;
/** write number, whether its message is still to come, handle, place, array: the page wrote into an ArraySegment. Acts at once, and once. */
export const VIEW_WRITE = 10;
/** handle, first, end: what the page touched of a Span. Acts at once. */
export const SPAN_TOUCHED = 11;
/** number of a call: the page no longer waits for it. Where memory is shared, a mark there says so. */
export const CANCEL = 12;
/** call number, when its service began and ended: goes ahead of the answer, where calls are measured. */
export const MEASURED = 13;
/**
 * The three that end a frame of the shared lane, whose writer waits for the answer or has just given it. They
 * need no number, since synchronous calls nest.
 */
export const SYNC_CALL = 20;
export const SYNC_RETURN = 21;
export const SYNC_THROW = 22;

/** What a call can be aimed at. */
export const TO_EXPORT = 1;
export const TO_IMPORT = 2;
/** A function of the receiver, by handle. */
export const TO_FUNCTION = 3;
/** One of the fixed operations that each side offers: `operations.ts`. */
export const TO_OPERATION = 4;
/** An export, called with a number by which C# can ask whether the call was cancelled: behind its arguments. */
export const TO_CANCELLABLE_EXPORT = 5;

/** Where a line of output belongs. */
export const STANDARD_OUTPUT = 0;
export const STANDARD_ERROR = 1;

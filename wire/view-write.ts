/** How a write into an ArraySegment comes: among the messages, */
export const IN_ORDER = 0;
/** ahead of its message, which is to be skipped then, */
export const REPEATED = 1;
/** or with the answer of an import alone. */
export const AHEAD = 2;

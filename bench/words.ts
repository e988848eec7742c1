/** The shared words of the bare loops. */
export const STATE = 0;
export const VALUE = 1;
/** Holds ANSWERED for ever: who waits on it sleeps until it is woken. */
export const DOORBELL = 2;

/** What is in STATE while a side waits, and afterwards. */
export const ASKED = 1;
export const ANSWERED = 2;
/** Ends the loop of the worker. */
export const OVER = 3;

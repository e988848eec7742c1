/** In milliseconds. Timers take no longer delay: it would fire at once. */
export const LONGEST_TIMER_MS = 0x7fffffff;

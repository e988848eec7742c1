/** Waits while a word of shared memory is `value`, for as long as the page may without looking at anything else. */
export type Pause = (words: Int32Array<SharedArrayBuffer>, word: number, value: number) => void;

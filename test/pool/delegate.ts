/** A C# delegate of one number, on the page. */
export type Delegate = ((value: number) => Promise<number>) & { dispose: () => void };

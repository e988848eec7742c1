/** Answers two numbers with their sum, and everything else with itself. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  postMessage(Array.isArray(data) ? sum(data as [number, number]) : data);
});

function sum([a, b]: [number, number]): number {
  return a + b;
}

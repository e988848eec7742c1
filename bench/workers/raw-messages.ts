/** Answers two numbers with their sum, and everything else with itself. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  postMessage(isPair(data) ? data[0] + data[1] : data);
});

function isPair(data: unknown): data is [number, number] {
  return Array.isArray(data) && data.length === 2;
}

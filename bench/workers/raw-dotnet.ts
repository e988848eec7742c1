import { startDotnetJs } from './parts/dotnet-js.js';

const { Numbers } = await startDotnetJs();
addEventListener('message', ({ data: [a, b] }: MessageEvent<[number, number]>) => {
  postMessage(Numbers.Add(a, b));
});
postMessage('ready');

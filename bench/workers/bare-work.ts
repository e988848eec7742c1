import { startDotnetJs } from './parts/dotnet-js.js';

const { Work } = await startDotnetJs();
addEventListener('message', ({ data }: MessageEvent<number>) => {
  postMessage(Work.Hash(data));
});
postMessage('ready');

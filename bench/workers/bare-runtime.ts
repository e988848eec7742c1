import { startDotnetJs } from './parts/dotnet-js.js';

const { Numbers } = await startDotnetJs();
postMessage(Numbers.Add(1, 2));

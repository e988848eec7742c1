import { expose } from 'comlink';
import { startDotnetJs } from './parts/dotnet-js.js';

expose(await startDotnetJs());
// Comlink does not say when the other side is there.
postMessage('ready');

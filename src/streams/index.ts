/**
 * Streams, either way.
 *
 * @module dotnet-worker/streams
 */
export { pageStreams } from './page-streams.js';
export {
  iterate,
  readable,
  type CloseResults,
  type NextResult,
  type ResultIterator,
} from './results.js';

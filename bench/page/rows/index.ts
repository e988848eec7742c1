import { argumentCount } from '../growth/argument-count.js';
import { byteCount } from '../growth/byte-count.js';
import { callsInFlight } from '../growth/calls-in-flight.js';
import { heapMemory } from '../growth/heap-memory.js';
import { liveHandles } from '../growth/live-handles.js';
import { nestingDepth } from '../growth/nesting-depth.js';
import { streamed } from '../growth/streamed.js';
import { textLength } from '../growth/text-length.js';
import type { Row } from '../row.js';
import { bytes } from './bytes.js';
import { cancellationPoll } from './cancellation-poll.js';
import { exportInFlight } from './export-in-flight.js';
import { exportOneByOne } from './export-one-by-one.js';
import { inFlightScale } from './in-flight-scale.js';
import { dispatcher } from '../growth/dispatcher.js';
import { poolStart } from '../growth/pool-start.js';
import { poolThroughput } from './pool-throughput.js';
import { longestBlock } from './longest-block.js';
import { nestedCall } from './nested-call.js';
import { sharedHeap } from './shared-heap.js';
import { span } from './span.js';
import { start } from './start.js';
import { synchronousImport } from './synchronous-import.js';
import { text } from './text.js';

/** In the order of the report. */
export const rows: readonly Row[] = [
  exportInFlight,
  exportOneByOne,
  synchronousImport,
  nestedCall,
  cancellationPoll,
  bytes,
  span,
  text,
  start,
  sharedHeap,
  longestBlock,
  poolThroughput,
  inFlightScale,
  callsInFlight,
  argumentCount,
  textLength,
  byteCount,
  nestingDepth,
  streamed,
  poolStart,
  heapMemory,
  dispatcher,
  // At the end: a million weak references slow down Firefox's garbage collector until the page goes.
  liveHandles,
];

import type { Row } from '../row.js';
import { exportInFlight } from './export-in-flight.js';
import { exportOneByOne } from './export-one-by-one.js';
import { nestedCall } from './nested-call.js';
import { synchronousImport } from './synchronous-import.js';

/** In the order of the table. */
export const rows: readonly Row[] = [exportInFlight, exportOneByOne, synchronousImport, nestedCall];

import type { Connection } from '../wire/connection.js';
import type { ServiceMeter } from '../wire/meter.js';
import { MEASURED } from '../wire/records.js';

/** Tells the page when each of its calls began and ended here. */
export class CallTimes implements ServiceMeter {
  private readonly begun = new Map<number, number>();

  constructor(private readonly connection: Connection) {}

  began(id: number): void {
    this.begun.set(id, now());
  }

  ended(id: number): void {
    const begun = this.begun.get(id);
    if (begun === undefined) return;
    this.begun.delete(id);
    this.connection.outbox.record((out) => {
      out.tagged(MEASURED, id);
      out.f64(begun);
      out.f64(now());
    });
  }
}

/** On a clock that the page has too: each thread counts from a start of its own. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

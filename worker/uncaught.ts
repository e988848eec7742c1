import type { Connection } from '../wire/connection.js';
import { ANY, NOTHING } from '../wire/form.js';
import { CallTarget } from '../wire/host.js';
import { REPORT_REJECTION } from '../wire/operations.js';
import { TO_OPERATION } from '../wire/records.js';
import type { Runtime } from './runtime.js';
import type { Thread } from './thread.js';
import { isOfRuntime, isTrap } from './traps.js';

const reportTarget = new CallTarget(TO_OPERATION, REPORT_REJECTION, [ANY], NOTHING);

/**
 * What nobody in this worker catches. A trap of the runtime ends it; anything else is the page's, as if it had run
 * there.
 */
export function watchUncaught(thread: Thread, runtime: Runtime, connection: Connection): void {
  const isHandled = (reason: unknown): boolean => {
    if (isTrap(reason) && isOfRuntime(reason)) runtime.abort(String(reason));
    // What a runtime that ends throws to get out of its frames has been told of already.
    return runtime.hasEnded;
  };
  const report = (reason: unknown): Promise<unknown> =>
    connection.call(reportTarget, [reason], 'the report of an unhandled rejection');
  thread.watchUncaught({
    isHandled,
    // A start that fails says so by itself, and dotnet.js lets go of many a promise then.
    mayReport: () => runtime.hasStarted,
    report: (reason) => {
      report(reason).catch(() => {
        // It cannot cross: its text can.
        report(new Error(String(reason))).catch(() => undefined);
      });
    },
  });
}

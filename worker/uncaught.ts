import type { Connection } from '../wire/connection.js';
import { ANY, NOTHING } from '../wire/form.js';
import { CallTarget } from '../wire/host.js';
import { REPORT_REJECTION } from '../wire/operations.js';
import { TO_OPERATION } from '../wire/records.js';
import type { Runtime } from './runtime.js';
import { isOfRuntime, isTrap } from './traps.js';

const reportTarget = new CallTarget(TO_OPERATION, REPORT_REJECTION, [ANY], NOTHING);

/**
 * What nobody in this worker catches. A trap of the runtime ends it. Any other error is told to the page by the
 * browser, as the worker's; an unhandled rejection is not, so it is sent there.
 */
export function watchUncaught(runtime: Runtime, connection: Connection): void {
  const isHandled = (reason: unknown): boolean => {
    if (isTrap(reason) && isOfRuntime(reason)) runtime.abort(String(reason));
    // What a runtime that ends throws to get out of its frames has been told of already.
    return runtime.hasEnded;
  };
  self.addEventListener('error', (event) => {
    if (isHandled(event.error)) event.preventDefault();
  });
  self.addEventListener('unhandledrejection', (event) => {
    // A start that fails says so by itself, and dotnet.js lets go of many a promise then.
    if (isHandled(event.reason) || !runtime.hasStarted) return;
    event.preventDefault();
    const report = (reason: unknown) =>
      connection.call(reportTarget, [reason], 'the report of an unhandled rejection');
    report(event.reason).catch(() => {
      // It cannot cross: its text can.
      report(new Error(String(event.reason))).catch(() => undefined);
    });
  });
}

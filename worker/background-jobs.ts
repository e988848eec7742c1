import type { Callee } from '../wire/host.js';
import { ANY, ARRAY, ERROR, isPromiseForm, OBJECT, REFERENCE, type Form } from '../wire/form.js';
import type { Scheduler } from './dotnet-js.js';

/**
 * What the runtime has put off to a turn of its own, finalizers among it. Its table of JSObjects gives out one that the
 * collector has found unused for as long as its finalizer has not run, and that disposes of it while it is used: a
 * Task that has it as its result never settles. So what was put off is done before an object of the page comes back:
 * https://github.com/dotnet/runtime/blob/v10.0.0/src/libraries/System.Runtime.InteropServices.JavaScript/src/System/Runtime/InteropServices/JavaScript/JSProxyContext.cs
 * (`CreateCSOwnedProxy`). What an import gives back while C# runs meets the same as in thread.
 */
export class BackgroundJobs {
  private readonly scheduled = new Set<() => void>();

  constructor(
    /** Whether C# waits for a call of its own: what it put off must not run in the middle of it. */
    private readonly isWaiting: () => boolean,
  ) {}

  watch(module: Scheduler): void {
    const { scheduled } = this;
    const { safeSetTimeout } = module;
    if (!safeSetTimeout) return;
    module.safeSetTimeout = (job, ms) => {
      if (ms > 0) return safeSetTimeout(job, ms);
      scheduled.add(job);
      // By then it may have run, and has nothing to do.
      return safeSetTimeout(() => {
        scheduled.delete(job);
        job();
      }, ms);
    };
  }

  /** Does it now. To be called where the marshaller is about to meet what came from the page. */
  readonly finish = (): void => {
    const { scheduled } = this;
    if (scheduled.size === 0 || this.isWaiting()) return;
    for (const job of [...scheduled]) {
      scheduled.delete(job);
      try {
        job();
      } catch {
        // The runtime exits, and has said so by itself.
      }
    }
  };

  /** The same before each call whose arguments may be objects. */
  before(run: Callee['run'], forms: readonly Form[] | undefined): Callee['run'] {
    if (forms?.some(mayBeObject) === false) return run;
    return (args) => {
      this.finish();
      return run(args);
    };
  }
}

function mayBeObject(form: Form): boolean {
  if (typeof form === 'object')
    return isPromiseForm(form) ? false : form[0] !== ARRAY || mayBeObject(form[1]);
  return form === ANY || form === REFERENCE || form === ERROR || form === OBJECT;
}

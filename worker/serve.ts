import { expose } from 'comlink';
import { frameMessage, isFrameMessage, transferOf } from '../wire/beside.js';
import { CANCELLATION_MODULE } from '../wire/cancel-marks.js';
import { Connection } from '../wire/connection.js';
import type { Callee } from '../wire/host.js';
import { facade } from '../wire/facade.js';
import { isPromiseForm } from '../wire/form.js';
import { PROTOCOL, type Door, type Fatal, type Hello, type Welcome } from '../wire/hello.js';
import { SIGNATURES_LOST } from '../wire/records.js';
import { Bindings } from './bindings.js';
import { Cancellation } from './cancellation.js';
import { Exports } from './exports.js';
import { WorkerHost } from './host.js';
import { PageImports } from './imports.js';
import { Inbox } from './inbox.js';
import { holdLock } from './life.js';
import { Linger } from './linger.js';
import { runtimeOperations } from './operations.js';
import { serveGlobals } from './page-globals.js';
import { PageCalls } from './page-calls.js';
import { serveMembers } from './page-members.js';
import { Runtime } from './runtime.js';
import { CallTimes } from './service-meter.js';
import { SharedLane } from './shared-lane.js';
import { watchUncaught } from './uncaught.js';
import { Views } from './views.js';

const door: Door = {
  async open(hello: Hello): Promise<Welcome> {
    if (hello.protocol === PROTOCOL) connect(hello);
    return { protocol: PROTOCOL, holdsLock: await holdLock(hello.lock) };
  },
};

expose(facade(door), {
  postMessage: (message: unknown, transfer?: Transferable[]) => {
    self.postMessage(message, { transfer: transfer ?? [] });
  },
  addEventListener: self.addEventListener.bind(self),
  removeEventListener: self.removeEventListener.bind(self),
});

/** Puts the parts of this side together. */
function connect(hello: Hello): void {
  const bindings: Bindings = new Bindings({
    requireModule: (module) => {
      runtime.requireModule(module);
    },
    global: (name) => imports.global(name),
    signaturesLost: (why) => {
      connection.outbox.record((out) => {
        out.u8(SIGNATURES_LOST);
        out.text(why);
      });
    },
    reachesGlobals: (signature) =>
      calls.canWait || (signature !== undefined && isPromiseForm(signature.result)),
  });
  const exports = new Exports(bindings);
  const operations = new Map<number, Callee>();
  const views = new Views(hello.shared?.spans);
  const cancellation = new Cancellation(hello.shared?.marks);
  const host = new WorkerHost(exports, operations, views, cancellation);
  const connection: Connection = new Connection(
    host,
    (bytes, beside) => {
      if (beside.length === 0 && linger?.give(bytes, connection.outbox.posted)) return;
      const message = frameMessage(bytes, beside);
      self.postMessage(message, { transfer: transferOf(message) });
    },
    true,
  );
  const inbox = new Inbox(connection);
  const linger =
    hello.shared &&
    new Linger(hello.shared.linger, connection, (frame) => {
      orDie(() => {
        inbox.acceptFrame(frame, []);
      });
    });
  const lane = hello.shared && new SharedLane(hello.shared, connection, inbox, views);
  const calls = new PageCalls(connection, { ...hello, lane });
  const imports = new PageImports(connection, calls, bindings);
  const runtime = new Runtime(connection, bindings, {
    ownModules: [[CANCELLATION_MODULE, cancellation.module]],
    moduleOf: (name) => imports.module(name),
    ready: (api, framework) => {
      serveMembers(api, connection, calls, bindings);
      serveGlobals(api, calls, framework);
    },
    aborted: () => {
      lane?.end();
      host.refuse('Failed to call .NET: the runtime is broken.');
    },
  });
  host.connection = connection;
  if (hello.measuresCalls) connection.answers.meter = new CallTimes(connection);
  host.calls = calls;
  host.hasCarried = () => inbox.hasCarried;
  host.trapped = (trap) => {
    runtime.abort(String(trap));
  };
  watchUncaught(runtime, connection);
  const inspect = () => ({ workerHandles: connection.owned.size });
  for (const [id, operation] of runtimeOperations(runtime, exports, inspect)) {
    operations.set(id, operation);
  }

  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isFrameMessage(data)) return;
    orDie(() => {
      inbox.acceptMessage(data);
      linger?.begin();
    });
  });
}

/** A frame that cannot be read ends the runtime: nothing after it can be trusted. */
function orDie(accept: () => void): void {
  try {
    accept();
  } catch (error) {
    const fatal: Fatal = { fatal: `the page sent what cannot be read (${String(error)})` };
    self.postMessage(fatal);
  }
}

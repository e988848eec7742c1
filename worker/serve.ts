import { expose } from 'comlink';
import { CANCELLATION_MODULE } from '../wire/cancel-marks.js';
import { Connection } from '../wire/connection.js';
import type { Callee } from '../wire/host.js';
import { facade } from '../wire/facade.js';
import {
  frameMessage,
  isFrameMessage,
  transferOf,
  type FrameMessage,
} from '../wire/frame-message.js';
import { HandshakeEndpoint } from '../wire/handshake-endpoint.js';
import { PROTOCOL, type Door, type Fatal, type Hello, type Welcome } from '../wire/hello.js';
import { SIGNATURES_LOST } from '../wire/records.js';
import { BackgroundJobs } from './background-jobs.js';
import { Bindings } from './bindings.js';
import { Cancellation } from './cancellation.js';
import { Exports } from './exports.js';
import { WorkerHost } from './host.js';
import { PageImports } from './imports.js';
import { Inbox } from './inbox.js';
import { Linger } from './linger.js';
import { runtimeOperations } from './operations.js';
import { serveGlobals } from './page-globals.js';
import { PageCalls } from './page-calls.js';
import { serveMembers } from './page-members.js';
import { Runtime } from './runtime.js';
import { CallTimes } from './service-meter.js';
import { SharedLane } from './shared-lane.js';
import type { Thread } from './thread.js';
import { watchUncaught } from './uncaught.js';
import { Views } from './views.js';

/** Opens the door to the page: what it says first decides the rest. */
export function serve(thread: Thread): void {
  let accept: (frame: FrameMessage) => void = () => undefined;
  const door: Door = {
    async open(hello: Hello): Promise<Welcome> {
      const lock = thread.holdLock(hello.lock);
      if (hello.protocol === PROTOCOL) accept = connect(hello, thread, lock);
      return { protocol: PROTOCOL, holdsLock: await lock };
    },
  };
  const endpoint = new HandshakeEndpoint((message) => {
    thread.post(message);
  });
  thread.listen(
    (data) => {
      if (isFrameMessage(data)) accept(data);
      else endpoint.hear(data);
    },
    () => {
      endBy(thread, 'a message of the page could not be read');
    },
  );
  expose(facade(door), endpoint);
}

/** Puts the parts of this side together; gives what takes in a frame. */
function connect(
  hello: Hello,
  thread: Thread,
  lock: Promise<unknown>,
): (frame: FrameMessage) => void {
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
  });
  const jobs = new BackgroundJobs(() => lane?.isWaiting ?? false);
  const exports = new Exports(bindings, jobs);
  const operations = new Map<number, Callee>();
  const views = new Views(hello.shared?.spans, (): boolean => runtime.sharesHeap);
  const cancellation = new Cancellation(hello.shared?.marks);
  const host = new WorkerHost(exports, operations, views, cancellation, jobs);
  const connection: Connection = new Connection(
    host,
    (bytes, beside) => {
      if (beside.length === 0 && linger?.give(bytes, connection.outbox.posted)) {
        thread.handedOver();
        return;
      }
      const message = frameMessage(bytes, beside);
      try {
        thread.post(message, transferOf(message));
      } catch (error) {
        endBy(thread, `the worker could not send a message (${String(error)})`);
      }
    },
    true,
  );
  const inbox = new Inbox(connection);
  const linger =
    hello.shared &&
    new Linger(hello.shared.linger, connection, thread, (take) => {
      orDie(thread, () => {
        inbox.acceptFrame(take(), []);
      });
    });
  const lane: SharedLane | undefined =
    hello.shared &&
    new SharedLane(
      hello.shared,
      connection,
      inbox,
      views,
      thread,
      () => host.whyRefused,
      (error) => {
        endBy(thread, unreadable(error));
      },
    );
  const calls = new PageCalls(connection, { ...hello, lane }, jobs);
  const imports = new PageImports(connection, calls, bindings);
  const runtime: Runtime = new Runtime(connection, bindings, thread, {
    lock,
    ownModules: [[CANCELLATION_MODULE, cancellation.module]],
    moduleOf: (name) => imports.module(name),
    ready: (api, framework) => {
      jobs.watch(api.Module);
      host.instance = api;
      serveMembers(api, connection, calls, bindings);
      serveGlobals(api, calls, framework);
    },
    aborted: () => {
      lane?.end();
      host.whyRefused = 'Failed to call .NET: the runtime is broken.';
    },
  });
  host.connection = connection;
  if (hello.measuresCalls) connection.answers.meter = new CallTimes(connection);
  host.calls = calls;
  host.hasCarried = () => inbox.hasCarried;
  host.trapped = (trap) => {
    runtime.abort(String(trap));
  };
  watchUncaught(thread, runtime, connection);
  const inspect = () => ({ workerHandles: connection.owned.size });
  for (const [id, operation] of runtimeOperations(runtime, exports, inspect)) {
    operations.set(id, operation);
  }

  return (frame) => {
    orDie(thread, () => {
      linger?.arrived();
      inbox.acceptMessage(frame);
      linger?.begin();
    });
  };
}

/** A frame that cannot be read ends the runtime: nothing after it can be trusted. */
function orDie(thread: Thread, accept: () => void): void {
  try {
    accept();
  } catch (error) {
    endBy(thread, unreadable(error));
  }
}

function unreadable(error: unknown): string {
  return `the page sent what cannot be read (${String(error)})`;
}

function endBy(thread: Thread, why: string): void {
  const fatal: Fatal = { fatal: why };
  thread.post(fatal);
}

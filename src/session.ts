import { wrap } from 'comlink';
import type { Beside } from '../wire/beside.js';
import { ByteReader } from '../wire/byte-reader.js';
import { Connection } from '../wire/connection.js';
import { COPY, PROMISE, type Form } from '../wire/form.js';
import {
  besideOf,
  bytesOf,
  frameMessage,
  isFrameMessage,
  transferOf,
} from '../wire/frame-message.js';
import { HandshakeEndpoint } from '../wire/handshake-endpoint.js';
import {
  DOORBELL,
  isDoorbell,
  isFatal,
  PROTOCOL,
  type Door,
  type Started,
  type Welcome,
} from '../wire/hello.js';
import { CallTarget } from '../wire/host.js';
import { REGISTER_MODULE } from '../wire/operations.js';
import { CANCEL, STANDARD_ERROR, TO_OPERATION } from '../wire/records.js';
import type { SharedBuffers } from '../wire/shared-memory.js';
import { CallMeasures } from './call-measures.js';
import { CallNumbers } from './call-numbers.js';
import { DotnetDiedError, DotnetExitedError, DotnetStartError } from './errors.js';
import { PageHost } from './host.js';
import { Imports, type ImportModule } from './imports.js';
import { Linger } from './linger.js';
import type { StartOptions } from './options.js';
import type { BlockingCalls, Thread } from './platform.js';
import { SharedLane } from './shared-lane.js';

/** Where a runtime stands. */
export type RuntimeState = 'starting' | 'ready' | 'exited' | 'dead';

/** How a runtime ended. */
export interface Closed {
  /** The program's exit code; undefined when the worker died or was terminated. */
  readonly exitCode: number | undefined;
  /** In words: why the runtime ended. */
  readonly reason: string;
}

const COPIES: readonly Form[] = [COPY, COPY, COPY, COPY];

/** One worker with its runtime, from the first message to the end: every way to end passes through `end`. */
export class Session {
  state: RuntimeState = 'starting';
  /** Whether the worker has answered. */
  hasAnswered = false;
  /** Whether the worker knows which imports C# binds. */
  seesImports = true;
  /** Empty as long as the worker could read every signature. */
  whyNoSignatures = '';
  /** Empty where memory views show the memory of C# in place. */
  whyNoSharedHeap = '';
  /** When the start began, by `performance.now()`: all of it shares one deadline. A download ends one. */
  begun: number | undefined = performance.now();
  readonly closed: Promise<Closed>;
  readonly imports: Imports;
  readonly connection: Connection;
  readonly lane: SharedLane | undefined;
  readonly numbers: CallNumbers;
  /** How exports are called and waited for, where a page may block. */
  readonly blocking: BlockingCalls | undefined;
  private readonly linger: Linger | undefined;
  private readonly thread: Thread;
  private readonly endpoint = new HandshakeEndpoint((message) => {
    this.thread.post(message, []);
  });
  private readonly host: PageHost;
  private readonly lockName = `dotnet-worker-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  private readonly lockWatch = new AbortController();
  /** The worker has said that its runtime ended, or this side has ended it. */
  private isEnding = false;
  private settleClosed!: (closed: Closed) => void;
  private failStart!: (error: unknown) => void;
  private readonly startFailed: Promise<never>;

  constructor(
    private readonly options: StartOptions,
    readonly whyNotShared: string,
    shared: SharedBuffers | undefined,
  ) {
    this.closed = new Promise((resolve) => (this.settleClosed = resolve));
    this.startFailed = new Promise((_resolve, reject) => (this.failStart = reject));
    this.startFailed.catch(() => undefined);
    this.imports = new Imports(options.pageGlobals);
    for (const [name, module] of options.platform.modules) this.imports.register(name, module);
    this.thread = options.makeThread();
    this.host = new PageHost(this.imports, {
      output: (stream, line) => {
        this.output(stream, line);
      },
      exit: (code, reason, aborted) => {
        this.exited(code, reason, aborted);
        return () =>
          aborted ? new DotnetDiedError(abortion(reason)) : new DotnetExitedError(code);
      },
      signaturesLost: (why) => {
        this.whyNoSignatures = why;
      },
    });
    this.connection = new Connection(
      this.host,
      (bytes, beside) => {
        this.post(bytes, beside);
      },
      false,
    );
    const measures = options.measuresCalls ? new CallMeasures() : undefined;
    this.lane =
      shared &&
      new SharedLane(shared, this.connection, this.host, {
        takeIn: (act) => {
          this.takeIn(act);
        },
        damaged: (error) => {
          this.unreadable(error);
        },
        pause: options.platform.pause,
        nextTask: options.platform.nextTask,
        mayLook: options.platform.processors() > 1,
        hasOther: () => this.linger?.hasFrame ?? false,
        nestedCall: options.nestedCallTimeout,
        blocking: options.blockingTimeout,
      });
    this.linger =
      this.lane &&
      new Linger(
        this.lane.buffers.linger,
        () => {
          this.takeIn(() => undefined);
        },
        options.platform.nextTask,
      );
    this.numbers = new CallNumbers(this.lane?.buffers.marks, (number) => {
      this.connection.outbox.record((out) => {
        out.tagged(CANCEL, number);
      });
    });
    this.blocking = options.platform.blockingCalls?.({
      thread: this.thread,
      connection: this.connection,
      lane: this.lane,
      longest: options.nestedCallTimeout,
      whyNotShared,
      whyEnded: () => this.host.whyEnded?.(),
    });
    this.host.connection = this.connection;
    this.connection.meter = this.host.measures = measures;
    this.host.lane = this.lane;
    this.listen();
  }

  /** Shakes hands: both sides must be of one build. */
  async open(): Promise<Welcome> {
    const door = wrap<Door>(this.endpoint);
    const opened = door.open({
      protocol: PROTOCOL,
      shared: this.lane?.buffers,
      lock: this.lockName,
      detachedVoidImports: this.options.detachedVoidImports,
      measuresCalls: this.options.measuresCalls,
      whyNotShared: this.whyNotShared,
    });
    const welcome = await this.untilDeath(opened);
    this.hasAnswered = true;
    if (welcome.protocol !== PROTOCOL) {
      throw new DotnetStartError(
        `Failed to start: the worker script speaks protocol ${String(welcome.protocol)}, the page ${String(PROTOCOL)}. Make sure that both come from the same version of dotnet-worker.`,
      );
    }
    if (welcome.holdsLock) this.thread.watchLock?.(this.lockName, this.lockWatch.signal);
    return welcome;
  }

  /** Registers an import module. The worker asks for modules by itself, as long as it sees what C# imports. */
  registerModule(name: string, module: ImportModule): void {
    this.imports.register(name, module);
    const isLoadedThere = this.options.workerModules.some(([loaded]) => loaded === name);
    if (this.seesImports && !isLoadedThere) return;
    this.ask(REGISTER_MODULE, 'setModuleImports', name).catch(() => undefined);
  }

  /** From now on views show the heap in place, if the runtime shares it. */
  showHeap({ memory, whyNoSharedHeap }: Pick<Started, 'memory' | 'whyNoSharedHeap'>): void {
    this.host.heap = memory;
    this.whyNoSharedHeap = whyNoSharedHeap;
  }

  /** From now on this is what the page gets for `JSHost.DotnetInstance`. */
  showInstance(runtime: object): void {
    this.host.instance = new WeakRef(runtime);
  }

  /** Asks the worker for one of its operations. */
  ask(operation: number, name: string, ...args: unknown[]): Promise<unknown> {
    return this.connection.call(operationTarget(operation), args, name);
  }

  /** The worker is gone, or must go, even out of an endless loop of C#. */
  die(reason: string, cause?: unknown): void {
    const starting = this.state === 'starting';
    this.end('dead', { exitCode: undefined, reason }, () =>
      starting ? startError(reason, cause) : new DotnetDiedError(reason),
    );
  }

  private exited(code: number, reason: string, aborted: boolean): void {
    if (this.isEnding) return;
    // What came in the same frame still counts: the end waits until it was taken in. What comes after it does not.
    this.isEnding = true;
    queueMicrotask(() => {
      const { callbacks, elementOnExit, platform } = this.options;
      if (aborted) this.die(abortion(reason));
      else if (this.state === 'starting') {
        this.die(
          `the runtime exited with code ${String(code)} while it started${reason && `: ${reason}`}`,
        );
      } else {
        const closed = { exitCode: code, reason: reason || 'exit' };
        this.end('exited', closed, () => new DotnetExitedError(code));
        platform.programExited(code);
      }
      if (aborted) callbacks.onAbort?.(reason);
      else callbacks.onExit?.(code);
      if (elementOnExit) platform.showExit(code);
    });
  }

  private end(state: 'exited' | 'dead', closed: Closed, error: () => Error): void {
    if (this.state === 'exited' || this.state === 'dead') return;
    this.isEnding = true;
    this.state = state;
    // A worker that waits in shared memory must be woken first: Chromium needs two seconds to end one that waits.
    this.lane?.wakeForEnd();
    this.linger?.end();
    // It takes up address space for as long as a thread has it.
    this.host.heap = undefined;
    this.thread.terminate();
    this.lockWatch.abort();
    this.failStart(error());
    this.connection.end(error);
    this.settleClosed(closed);
  }

  private untilDeath<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.startFailed]);
  }

  private listen(): void {
    this.thread.listen({
      message: (data) => {
        this.takeIn(() => {
          if (isFatal(data)) this.die(data.fatal);
          else if (data === DOORBELL) this.lane?.ring();
          else if (isDoorbell(data)) this.lane?.ring(data.slice(1) as ArrayBuffer[]);
          else if (isFrameMessage(data)) this.accept(bytesOf(data), besideOf(data));
          else this.endpoint.hear(data);
        });
      },
      messageLost: () => {
        this.die('a message of the worker could not be read');
      },
      // An uncaught error of running code ends only a start. Later it is the page's to handle.
      failed: (why) => {
        if (this.state === 'ready') return false;
        this.die(why);
        return true;
      },
      ended: (why) => {
        this.die(why);
      },
      look: () => {
        this.takeIn(() => {
          this.lane?.ring();
        });
      },
    });
  }

  private post(bytes: Uint8Array, beside: readonly Beside[]): void {
    const { posted } = this.connection.outbox;
    this.tellThread();
    if (beside.length === 0 && this.linger?.give(bytes, posted)) return;
    const message = frameMessage(bytes, beside);
    try {
      this.thread.post(message, transferOf(message));
    } catch (error) {
      // What it carries has left the outbox: nobody would ever answer it.
      this.die(`a message to the worker could not be sent (${String(error)})`);
      return;
    }
    this.linger?.posted(posted);
  }

  /** What came through shared memory is older than the message that was just received. */
  private takeIn(message: () => void): void {
    if (this.ends()) return;
    try {
      const frame = this.linger?.take();
      if (frame) this.accept(frame, []);
      if (!this.ends()) message();
    } catch (error) {
      this.unreadable(error);
    }
    this.tellThread();
  }

  private unreadable(error: unknown): void {
    this.die(`the worker sent what cannot be read (${String(error)})`);
  }

  /** To be asked again after each frame: any of them may bring the end. */
  private ends(): boolean {
    return this.isEnding;
  }

  private tellThread(): void {
    const { calls, promises } = this.connection;
    this.thread.waits?.(calls.size + promises.size > 0);
  }

  private accept(bytes: Uint8Array, beside: readonly Beside[]): void {
    const input = new ByteReader(bytes);
    const number = input.u32();
    this.connection.outbox.received = number;
    this.linger?.received(number);
    this.host.writes.acknowledge(input.u32());
    this.connection.acceptMessage(input, beside);
    // C# can go on after an exit, and ask the page: what it says then is nobody's.
    if (!this.ends()) this.lane?.ring();
  }

  private output(stream: number, line: string): void {
    const { print, printErr } = this.options.callbacks;
    try {
      if (stream === STANDARD_ERROR) (printErr ?? console.error)(line);
      else (print ?? console.log)(line);
    } catch (error) {
      // The page's own fault, not the worker's: the runtime goes on.
      this.options.platform.reportError(error);
    }
  }
}

function abortion(reason: string): string {
  return `the runtime aborted: ${reason}`;
}

function operationTarget(id: number): CallTarget {
  return new CallTarget(TO_OPERATION, id, COPIES, [PROMISE, COPY]);
}

function startError(reason: string, cause: unknown): DotnetStartError {
  return new DotnetStartError(
    `Failed to start .NET: ${reason}. Make sure that the worker and the _framework folder are served, and see the cause.`,
    cause === undefined ? undefined : { cause },
  );
}

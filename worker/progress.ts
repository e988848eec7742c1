import type { Plan } from '../wire/hello.js';
import type { Config } from './config-snapshot.js';

/** What the page's listener is told; `StartProgress` of the page describes it. */
interface Told {
  readonly phase: string;
  readonly files: number;
  readonly totalFiles: number;
  readonly bytes: number;
  readonly totalBytes: number | undefined;
  readonly fraction: number;
}

type Listener = (progress: Told) => unknown;

interface File {
  bytes: number;
  /** Undefined when the server does not say it. */
  readonly length: number | undefined;
  isLoaded: boolean;
}

/** Between two reports of the same phase. */
const QUIET_MS = 50;

/** Groups of `resources` that dotnet.js fetches whole; the others are scripts, or chosen from as needed. */
const FETCHED = ['wasmNative', 'coreAssembly', 'assembly', 'coreVfs', 'vfs', 'corePdb', 'pdb'];
const ALWAYS_FETCHED = FETCHED.slice(0, -2);

/** Watches what the runtime loads while it starts, and tells the page. */
export class Progress {
  private phase = 'download';
  private totalFiles = 0;
  private hasInstance = false;
  private last = -Infinity;
  private fraction = 0;
  private readonly files: File[] = [];
  private readonly fetch = globalThis.fetch.bind(globalThis);

  /** Undefined when nobody wants to know. */
  static of(plan: Plan): Progress | undefined {
    const call = plan.findLast(([method]) => method === 'withProgress');
    return call && new Progress(call[1][0] as Listener);
  }

  constructor(private readonly listener: Listener) {
    const { fetch } = this;
    globalThis.fetch = async (...request) => this.count(await fetch(...request));
    this.tell();
  }

  /** The configuration names the files. */
  configured(config: Config): void {
    const resources = (config['resources'] ?? {}) as Config;
    const groups = Number(config['debugLevel'] ?? 0) === 0 ? ALWAYS_FETCHED : FETCHED;
    const icu =
      config['globalizationMode'] === 'invariant' ? 0 : Math.min(1, sizeOf(resources['icu']));
    this.totalFiles = groups.reduce((sum, group) => sum + sizeOf(resources[group]), icu);
    this.tell();
  }

  /** The same response, counted while it is read; what comes first is the configuration, which .NET 8 and 9 fetch. */
  count(response: Response): Response {
    if (!response.ok || this.totalFiles === 0) return response;
    const file = { bytes: 0, length: lengthOf(response), isLoaded: false };
    this.files.push(file);
    const loaded = (): void => {
      file.isLoaded = true;
      this.look();
    };
    if (!response.body) {
      loaded();
      return response;
    }
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        file.bytes += chunk.byteLength;
        controller.enqueue(chunk);
        this.look();
      },
      flush: loaded,
    });
    return new Response(response.body.pipeThrough(counter), response);
  }

  /** A file that needs no loading any more. */
  countOne(): void {
    this.files.push({ bytes: 0, length: 0, isLoaded: true });
    this.look();
  }

  /** The wasm is compiled and has its imports. */
  instantiated(): void {
    this.hasInstance = true;
    this.look();
  }

  /** The runtime has started, or never will. */
  end(): void {
    globalThis.fetch = this.fetch;
    this.totalFiles = this.loaded;
    this.hasInstance = true;
    this.look();
  }

  private get loaded(): number {
    return this.files.filter(({ isLoaded }) => isLoaded).length;
  }

  private look(): void {
    const phase = this.phaseNow();
    const isNew = phase !== this.phase;
    this.phase = phase;
    if (isNew || performance.now() - this.last >= QUIET_MS) this.tell();
  }

  private phaseNow(): string {
    if (this.totalFiles === 0 || this.loaded < this.totalFiles) return 'download';
    return this.hasInstance ? 'start' : 'compile';
  }

  private tell(): void {
    this.last = performance.now();
    const { files, phase } = this;
    const totalFiles = Math.max(this.totalFiles, files.length);
    const lengths = files.map(({ length }) => length);
    const isKnown = this.totalFiles > 0 && files.length >= this.totalFiles;
    const share = sum(files.map(shareOf)) / Math.max(1, totalFiles);
    this.fraction = Math.max(this.fraction, this.totalFiles > 0 ? share : 0);
    this.listener({
      phase,
      files: this.loaded,
      totalFiles: this.totalFiles > 0 ? totalFiles : 0,
      bytes: sum(files.map(({ bytes }) => bytes)),
      totalBytes: isKnown && !lengths.includes(undefined) ? sum(lengths as number[]) : undefined,
      fraction: this.fraction,
    });
  }
}

function shareOf({ bytes, length, isLoaded }: File): number {
  if (isLoaded) return 1;
  return length ? Math.min(1, bytes / length) : 0;
}

/** The length is that of what is sent, which is another one when it is compressed. */
function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? undefined : Number(length);
}

/** .NET 8 and 9 map names, of `vfs` groups of names; 10 lists objects. */
function sizeOf(group: unknown): number {
  return Object.keys(group ?? {}).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

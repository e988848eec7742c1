import type { FrameWriter } from '../wire/frame-writer.js';

/** A Span of the import being served. */
export interface OpenSpan {
  readonly isTouched: boolean;
  /** Tells C# which elements were written since the last time. */
  report(out: FrameWriter): void;
  /** The import is over. */
  close(): void;
}

/** The time during which the page serves one synchronous import, and its delegates answer synchronously. */
export interface ServingScope {
  active: boolean;
  /** The import, as errors name it. */
  readonly name: string;
  /** The first Task export that was called meanwhile: it cannot begin while C# waits. */
  begun?: string;
  /** How the import ends: once it is known, until it is handed over. */
  answer?: () => void;
  /** The Spans among its arguments: they are closed when C# goes on. */
  readonly spans: OpenSpan[];
  /** The one that is the import's result: open until it is written. */
  returned?: OpenSpan | undefined;
}

import type { SpanView } from './memory-view.js';

/** The time during which the page serves one synchronous import, and its delegates answer synchronously. */
export interface ServingScope {
  active: boolean;
  /** The import, as errors name it. */
  readonly name: string;
  /** The first Task export that was called meanwhile: it cannot begin while C# waits. */
  begun?: string;
  /** The Spans among its arguments: they are closed when C# goes on. */
  readonly spans: SpanView[];
}

import type { CallMeter } from '../wire/meter.js';

interface Measured {
  readonly name: string;
  readonly called: number;
  readonly sent: number;
  begun: number;
  ended: number;
}

/** What the `detail` of a call's measure holds: times in milliseconds, sizes in bytes as encoded. */
export interface CallMeasure {
  /** From the call until C# began with it. */
  readonly queueTime: number;
  /** From then until C# had the result; of a Task, until it had ended. */
  readonly runTime: number;
  /** Size of the arguments, without the buffers that were given away. */
  readonly sent: number;
  /** Size of the result, without the buffers that were given away. */
  readonly received: number;
}

/** Puts each call on the browser's timeline, when its answer has come. */
export class CallMeasures implements CallMeter {
  private readonly calls = new Map<number, Measured>();

  called(id: number, name: string, sent: number): void {
    const called = performance.now();
    this.calls.set(id, { name, called, sent, begun: called, ended: called });
  }

  /** The worker says when it ran, by the clock that all threads share. */
  ran(id: number, begun: number, ended: number): void {
    const call = this.calls.get(id);
    if (!call) return;
    // The clocks of two threads agree only so far.
    call.begun = Math.max(call.called, begun - performance.timeOrigin);
    call.ended = Math.max(call.begun, ended - performance.timeOrigin);
  }

  answered(id: number, received: number): void {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    const { name, called, sent, begun, ended } = call;
    const measure: CallMeasure = {
      queueTime: begun - called,
      runTime: ended - begun,
      sent,
      received,
    };
    const title = `C# ${name}`;
    performance.measure(title, {
      start: called,
      end: performance.now(),
      detail: { ...measure, devtools: onTrack(measure) },
    });
    // Observers and the performance panel have it; the page's own list would grow without end.
    performance.clearMeasures(title);
  }
}

/** A track of its own in Chromium's performance panel: https://developer.chrome.com/docs/devtools/performance/extension */
function onTrack({ queueTime, runTime, sent, received }: CallMeasure): object {
  return {
    dataType: 'track-entry',
    track: 'dotnet-worker',
    properties: [
      ['Queue time', `${queueTime.toFixed(3)} ms`],
      ['Run time', `${runTime.toFixed(3)} ms`],
      ['Sent', `${String(sent)} bytes`],
      ['Received', `${String(received)} bytes`],
    ],
  };
}

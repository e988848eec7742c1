import { millisecondsText } from '../page/format.js';
import type { Frame, FrameMeter } from './frame-meter.js';

const period = 1600;
const margin = 10;
// A gap this long is seen as a stutter.
const stutter = 50;

/** A strip of paper under a pen that moves once a frame: a page held up leaves a straight line. */
export class Strip {
  readonly #canvas: HTMLCanvasElement;
  readonly #meter: FrameMeter;
  readonly #duration: number;
  #colours: Colours;

  /** Shows the last milliseconds of the meter's frames. */
  constructor(canvas: HTMLCanvasElement, meter: FrameMeter, duration: number) {
    this.#canvas = canvas;
    this.#meter = meter;
    this.#duration = duration;
    this.#colours = coloursOf(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#colours = coloursOf(canvas);
    });
    const stillness = matchMedia('(prefers-reduced-motion: reduce)');
    let drawn = 0;
    meter.onFrame(({ time }) => {
      // Those who asked for less motion get a new sheet now and then instead of a moving one.
      if (stillness.matches && time - drawn < 2000) return;
      drawn = time;
      this.#draw(time);
    });
  }

  #draw(now: number): void {
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    const sheet = this.#sheet(now);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, sheet.width, sheet.height);
    drawSeconds(context, sheet, this.#colours);
    drawStutters(context, sheet, this.#colours, this.#meter.frames);
    drawTrace(context, sheet, this.#colours, this.#meter.frames);
  }

  #sheet(now: number): Sheet {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const [pixelWidth, pixelHeight] = [width, height].map((side) => (side * devicePixelRatio) | 0);
    if (this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth ?? 0;
    if (this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight ?? 0;
    const pen = width - margin;
    const swing = height / 2 - margin;
    return {
      width,
      height,
      since: now - this.#duration,
      now,
      xOf: (time) => pen - ((now - time) / this.#duration) * pen,
      yOf: (time) => height / 2 - swing * Math.sin((2 * Math.PI * time) / period),
    };
  }
}

interface Sheet {
  width: number;
  height: number;
  since: number;
  now: number;
  xOf(time: number): number;
  yOf(time: number): number;
}

interface Colours {
  line: string;
  trace: string;
  stutter: string;
  stutterFill: string;
  font: string;
}

function drawSeconds(context: CanvasRenderingContext2D, sheet: Sheet, colours: Colours): void {
  context.fillStyle = colours.line;
  for (let time = Math.ceil(sheet.since / 1000) * 1000; time < sheet.now; time += 1000) {
    context.fillRect(sheet.xOf(time), 0, 1, sheet.height);
  }
  context.fillRect(0, sheet.height / 2, sheet.width, 1);
}

function drawStutters(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  colours: Colours,
  frames: readonly Frame[],
): void {
  context.font = colours.font;
  context.textAlign = 'center';
  for (const { time, gap } of frames) {
    if (gap < stutter) continue;
    const [left, right] = [Math.max(0, sheet.xOf(time - gap)), sheet.xOf(time)];
    context.fillStyle = colours.stutterFill;
    context.fillRect(left, 0, right - left, sheet.height);
    const text = millisecondsText(gap);
    if (context.measureText(text).width > right - left - 4) continue;
    context.fillStyle = colours.stutter;
    context.fillText(text, (left + right) / 2, sheet.height - 6);
  }
}

function drawTrace(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  colours: Colours,
  frames: readonly Frame[],
): void {
  context.lineWidth = 2;
  context.lineJoin = 'round';
  for (const { time, gap } of frames) {
    context.strokeStyle = gap < stutter ? colours.trace : colours.stutter;
    context.beginPath();
    context.moveTo(sheet.xOf(time - gap), sheet.yOf(time - gap));
    context.lineTo(sheet.xOf(time), sheet.yOf(time));
    context.stroke();
  }
  context.fillStyle = colours.trace;
  context.beginPath();
  context.arc(sheet.xOf(sheet.now), sheet.yOf(sheet.now), 5, 0, 2 * Math.PI);
  context.fill();
}

function coloursOf(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: colour('--line'),
    trace: colour('--calm'),
    stutter: colour('--alarm'),
    stutterFill: colour('--alarm-wash'),
    font: `600 13px ${style.fontFamily}`,
  };
}

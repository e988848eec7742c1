/** What a visitor can do to the picture, in pixels of the page from the canvas's corner. */
export interface Moves {
  moveBy(right: number, down: number): void;
  zoomAt(x: number, y: number, factor: number): void;
  reset(): void;
}

const step = 2;
// A hand that clicks is never quite still.
const clickSlack = 5;

/** Click, drag, pinch, wheel and keys on the canvas. One finger scrolls the page, two move the picture. */
export function listenForGestures(canvas: HTMLElement, moves: Moves): void {
  listenForPointers(canvas, moves);
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
    moves.zoomAt(event.offsetX, event.offsetY, Math.exp(-pixels / 300));
  });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(event.key, canvas, moves)) event.preventDefault();
  });
}

export function zoomAtMiddle(canvas: HTMLElement, moves: Moves, direction: 'in' | 'out'): void {
  const factor = direction === 'in' ? step : 1 / step;
  moves.zoomAt(canvas.clientWidth / 2, canvas.clientHeight / 2, factor);
}

function pressKey(key: string, canvas: HTMLElement, moves: Moves): boolean {
  const stride = Math.min(canvas.clientWidth, canvas.clientHeight) / 8;
  const actions: Partial<Record<string, () => void>> = {
    ArrowLeft: () => {
      moves.moveBy(stride, 0);
    },
    ArrowRight: () => {
      moves.moveBy(-stride, 0);
    },
    ArrowUp: () => {
      moves.moveBy(0, stride);
    },
    ArrowDown: () => {
      moves.moveBy(0, -stride);
    },
    '+': () => {
      zoomAtMiddle(canvas, moves, 'in');
    },
    '=': () => {
      zoomAtMiddle(canvas, moves, 'in');
    },
    '-': () => {
      zoomAtMiddle(canvas, moves, 'out');
    },
    '0': () => {
      moves.reset();
    },
  };
  const action = actions[key];
  action?.();
  return action !== undefined;
}

function listenForPointers(canvas: HTMLElement, moves: Moves): void {
  const points = new Map<number, Point>();
  let isDrag = false;

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    points.set(event.pointerId, pointOf(event));
    isDrag = points.size > 1;
  });

  canvas.addEventListener('pointermove', (event) => {
    const from = points.get(event.pointerId);
    if (from === undefined) return;
    const to = pointOf(event);
    isDrag ||= Math.hypot(to.x - from.x, to.y - from.y) > clickSlack;
    if (!isDrag) return;

    const before = handOf(points);
    const after = handOf(points.set(event.pointerId, to));
    if (event.pointerType === 'touch' && points.size === 1) return;
    moves.moveBy(after.x - before.x, after.y - before.y);
    if (points.size > 1) moves.zoomAt(after.x, after.y, after.reach / before.reach);
  });

  canvas.addEventListener('pointerup', (event) => {
    if (!points.delete(event.pointerId) || isDrag) return;
    moves.zoomAt(event.offsetX, event.offsetY, event.shiftKey ? 1 / step : step);
  });

  canvas.addEventListener('pointercancel', (event) => {
    points.delete(event.pointerId);
  });

  canvas.addEventListener('touchmove', (event) => {
    if (event.touches.length > 1) event.preventDefault();
  });
}

interface Point {
  x: number;
  y: number;
}

function pointOf(event: PointerEvent): Point {
  return { x: event.offsetX, y: event.offsetY };
}

/** The middle of all fingers, and how far they reach from it. */
function handOf(points: ReadonlyMap<number, Point>): Point & { reach: number } {
  const all = [...points.values()];
  const x = all.reduce((sum, point) => sum + point.x, 0) / all.length;
  const y = all.reduce((sum, point) => sum + point.y, 0) / all.length;
  const reach = Math.max(1, ...all.map((point) => Math.hypot(point.x - x, point.y - y)));
  return { x, y, reach };
}

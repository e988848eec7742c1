import { element } from '../page/element.js';
import type { Explorer } from './explorer.js';
import { listenForGestures, zoomAtMiddle } from './gestures.js';

/** Everything by which a visitor steers the explorer. */
export function listenToControls(
  canvas: HTMLCanvasElement,
  iterations: HTMLInputElement,
  explorer: Explorer,
): void {
  listenForGestures(canvas, explorer);
  onClick('zoom-in', () => {
    zoomAtMiddle(canvas, explorer, 'in');
  });
  onClick('zoom-out', () => {
    zoomAtMiddle(canvas, explorer, 'out');
  });
  onClick('reset', () => {
    explorer.reset();
  });

  const shown = element('iterations-shown', HTMLOutputElement);
  iterations.addEventListener('input', () => {
    shown.textContent = iterations.value;
    explorer.setIterations(iterations.valueAsNumber);
  });
  shown.textContent = iterations.value;
}

function onClick(id: string, action: () => void): void {
  element(id, HTMLButtonElement).addEventListener('click', action);
}

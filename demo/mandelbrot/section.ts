import type { FrameMeter } from '../meter/frame-meter.js';
import { element } from '../page/element.js';
import { Messages } from '../page/messages.js';
import { Places, nameOf, type Place } from '../runtime/places.js';
import { showCapability } from './capability.js';
import { listenToControls } from './controls.js';
import { Explorer } from './explorer.js';
import { showGreeting } from './greeting.js';
import { importsOf } from './imports.js';
import { Picture } from './picture.js';
import { listenToSwitch } from './place-switch.js';
import { clearResults, writeResult } from './results.js';
import { home } from './view.js';
import { drawnText, viewText } from './wording.js';

/** The explorer of the Mandelbrot set, drawn off thread, in shared memory, on a pool or in thread. */
export function setUpMandelbrot(meter: FrameMeter): void {
  const messages = new Messages(element('status', HTMLElement), element('error', HTMLElement));
  const view = element('view', HTMLElement);
  const heard = element('view-heard', HTMLElement);
  const progress = element('progress', HTMLProgressElement);
  const results = element('results', HTMLTableElement);
  const canvas = element('mandelbrot', HTMLCanvasElement);
  const iterations = element('iterations', HTMLInputElement);
  let place: Place = 'off-thread';

  const picture = new Picture(canvas, home);
  const explorer = new Explorer(canvas, picture, meter, iterations.valueAsNumber, {
    changed: (shown) => {
      view.textContent = viewText(shown);
      clearResults(results);
    },
    began: () => {
      // Not at every change: nobody can listen to each step of a hand that zooms.
      heard.textContent = view.textContent;
      progress.value = 0;
      messages.say(`C# draws ${nameOf(place)}…`);
    },
    progressed: (part) => {
      progress.value = part;
    },
    finished: (drawing) => {
      writeResult(results, place, drawing);
      messages.say(drawnText(place, drawing));
    },
    failed: (error) => {
      places.forget(place);
      messages.fail(`C# could not draw ${nameOf(place)}.`, error);
    },
  });
  const places = new Places(importsOf(explorer));

  const runAt = async (chosen: Place) => {
    explorer.use(undefined);
    messages.say(`.NET starts ${nameOf(chosen)}…`);
    try {
      const started = await places.at(chosen);
      if (chosen !== place) return;
      showCapability(chosen, started, {
        isolation: element('isolation', HTMLElement),
        synchronousImports: element('synchronous-imports', HTMLElement),
        workers: element('pool-row', HTMLElement),
      });
      await showGreeting(element('greeting', HTMLElement), started.exports);
      if (chosen === place) explorer.use(started);
    } catch (error) {
      if (chosen === place) messages.fail(`.NET did not start ${nameOf(chosen)}.`, error);
    }
  };

  listenToControls(canvas, iterations, explorer);
  const section = element('mandelbrot-section', HTMLElement);
  listenToSwitch(element('switch', HTMLFormElement), section, (chosen) => {
    place = chosen;
    void runAt(chosen);
  });
}

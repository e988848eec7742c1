import { showCapability } from './capability.js';
import { listenToControls } from './controls.js';
import { element } from './element.js';
import { Explorer } from './explorer.js';
import { drawnText, viewText } from './format.js';
import { FrameMeter } from './frame-meter.js';
import { showGreeting } from './greeting.js';
import { importsOf } from './imports.js';
import { Messages } from './messages.js';
import { Picture } from './picture.js';
import { listenToSwitch } from './place-switch.js';
import { showReadings } from './readings.js';
import { clearResults, writeResult } from './results.js';
import { Runtimes, nameOf, type Place } from './runtimes.js';
import { Strip } from './strip.js';
import { home } from './view.js';

const remembered = 8000;

const meter = new FrameMeter(remembered);
new Strip(element('strip', HTMLCanvasElement), meter, remembered);
showReadings(meter, element('frames-per-second', HTMLElement), element('longest-gap', HTMLElement));

const messages = new Messages(element('status', HTMLElement), element('error', HTMLElement));
const view = element('view', HTMLElement);
const progress = element('progress', HTMLProgressElement);
const results = element('results', HTMLTableElement);
const canvas = element('mandelbrot', HTMLCanvasElement);
const iterations = element('iterations', HTMLInputElement);

let place: Place = 'off-thread';

const explorer = new Explorer(canvas, new Picture(canvas, home), meter, iterations.valueAsNumber, {
  changed: (shown) => {
    view.textContent = viewText(shown);
    clearResults(results);
  },
  began: () => {
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
    runtimes.forget(place);
    messages.fail(`C# could not draw ${nameOf(place)}.`, error);
  },
});
const runtimes = new Runtimes(importsOf(explorer));

listenToControls(canvas, iterations, explorer);
listenToSwitch(element('switch', HTMLFormElement), (chosen) => {
  place = chosen;
  void runAt(chosen);
});

async function runAt(chosen: Place): Promise<void> {
  explorer.use(undefined);
  messages.say(`.NET starts ${nameOf(chosen)}…`);
  try {
    const started = await runtimes.at(chosen);
    if (chosen !== place) return;
    showCapability(chosen, started.synchronousImports, {
      isolation: element('isolation', HTMLElement),
      synchronousImports: element('synchronous-imports', HTMLElement),
    });
    await showGreeting(element('greeting', HTMLElement), started.exports);
    if (chosen === place) explorer.use(started);
  } catch (error) {
    if (chosen === place) messages.fail(`.NET did not start ${nameOf(chosen)}.`, error);
  }
}

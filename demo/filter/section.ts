import type { FrameMeter } from '../meter/frame-meter.js';
import { element } from '../page/element.js';
import { listenForFiles } from '../page/file-picker.js';
import { countText, secondsText } from '../page/format.js';
import { Latest } from '../page/latest.js';
import { Messages } from '../page/messages.js';
import { whenNear } from '../page/when-near.js';
import { OwnWorker } from '../runtime/own-worker.js';
import { filtered, isFilter, type FilterExports, type FilterName } from './filters.js';
import { Photo } from './photo.js';
import { writeFiltered } from './readings.js';

const doing: Record<FilterName, string> = { Blur: 'blurs', Edges: 'draws', Oil: 'paints' };
const did: Record<FilterName, string> = { Blur: 'Blurred', Edges: 'Drawn', Oil: 'Painted' };

/** A filter, written in C#, on a picture that the visitor brings. */
export function setUpFilter(meter: FrameMeter): void {
  const frame = element('filter-frame', HTMLElement);
  const form = element('filter-form', HTMLFormElement);
  const strength = element('filter-strength', HTMLInputElement);
  const shown = element('filter-strength-shown', HTMLOutputElement);
  const messages = new Messages(
    element('filter-status', HTMLElement),
    element('filter-error', HTMLElement),
  );
  const before = element('filter-before', HTMLCanvasElement);
  const photo = new Photo(before, element('filter-after', HTMLCanvasElement));
  const worker = new OwnWorker<FilterExports>();
  const latest = new Latest();
  let brought: File | 'sample' | undefined;

  const look = async () => {
    const source = brought;
    brought = undefined;
    if (source === 'sample') photo.showSample();
    else if (source !== undefined) await photo.show(source);
  };
  const filter = async () => {
    const chosen = new FormData(form).get('filter');
    const name = isFilter(chosen) ? chosen : 'Oil';
    const exports = await worker.exports();
    messages.say(`C# ${doing[name]} ${countText(photo.width * photo.height)} pixels…`);
    const watched = meter.watch();
    const done = await filtered(exports, name, photo, strength.valueAsNumber);
    photo.showFiltered(done.pixels);
    writeFiltered(done, await watched());
    const size = `${countText(photo.width)} × ${countText(photo.height)} pixels`;
    messages.say(`${did[name]} in ${secondsText(done.milliseconds)}: ${size}.`);
  };
  const succeeds = async (work: () => Promise<void>, failure: string) => {
    try {
      await work();
      return true;
    } catch (error) {
      messages.fail(failure, error);
      return false;
    }
  };
  const renew = () => {
    latest.run(async () => {
      frame.ariaBusy = 'true';
      if (await succeeds(look, 'The browser could not read that picture.')) {
        await succeeds(filter, 'C# could not filter the picture.');
      }
      frame.ariaBusy = 'false';
    });
  };
  const bring = (source: File | 'sample') => {
    brought = source;
    renew();
  };

  listenForFiles(element('filter-file', HTMLInputElement), frame, bring);
  element('filter-sample', HTMLButtonElement).addEventListener('click', () => {
    bring('sample');
  });
  form.addEventListener('input', () => {
    shown.textContent = strength.value;
    renew();
  });
  shown.textContent = strength.value;
  listenToWipe(element('filter-wipe', HTMLInputElement), frame);
  whenNear(frame, () => {
    bring('sample');
  });
}

/** How much of the frame shows the picture as it came. */
function listenToWipe(wipe: HTMLInputElement, frame: HTMLElement): void {
  const move = () => {
    frame.style.setProperty('--wipe', `${wipe.value}%`);
  };
  wipe.addEventListener('input', move);
  move();
}

import type { Place } from './runtimes.js';

/** The two radio buttons: tells the place now, and whenever the visitor changes it. */
export function listenToSwitch(form: HTMLFormElement, changed: (place: Place) => void): void {
  const tell = () => {
    const place = new FormData(form).get('place') === 'in-thread' ? 'in-thread' : 'off-thread';
    document.documentElement.dataset['place'] = place;
    changed(place);
  };
  form.addEventListener('change', tell);
  tell();
}

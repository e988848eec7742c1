import { isPlace, type Place } from '../runtime/places.js';

/** The radio buttons: tells the place now, and whenever the visitor changes it. */
export function listenToSwitch(
  form: HTMLFormElement,
  section: HTMLElement,
  changed: (place: Place) => void,
): void {
  const tell = () => {
    const chosen = new FormData(form).get('place');
    const place = isPlace(chosen) ? chosen : 'off-thread';
    section.dataset['place'] = place;
    changed(place);
  };
  form.addEventListener('change', tell);
  tell();
}

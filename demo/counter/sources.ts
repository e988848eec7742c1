import { textOf } from '../page/messages.js';

/** Shows the files that run here: each is fetched when a visitor first opens it. */
export function listenToSources(section: HTMLElement): void {
  section.querySelectorAll<HTMLDetailsElement>('details[data-source]').forEach((details) => {
    details.addEventListener('toggle', () => void load(details), { once: true });
  });
}

async function load(details: HTMLDetailsElement): Promise<void> {
  const code = details.querySelector('code');
  if (!code) return;
  try {
    const response = await fetch(details.dataset['source'] ?? '');
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    code.textContent = (await response.text()).trim();
  } catch (error) {
    code.textContent = textOf(error);
  }
}

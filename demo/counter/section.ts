import { element } from '../page/element.js';
import { textOf } from '../page/messages.js';
import { whenNear } from '../page/when-near.js';
import { listenToSources } from './sources.js';

interface CounterModule {
  mount: (host: HTMLElement) => void | Promise<void>;
}

// React and Vue are not loaded before somebody comes near them.
const modules: Record<string, () => Promise<CounterModule>> = {
  'plain-counter': () => import('./plain-counter.js'),
  'react-counter': () => import('./react-counter.js'),
  'vue-counter': () => import('./vue-counter.js'),
};

/** The same counter three times, each with a worker of its own. */
export function setUpCounters(): void {
  const section = element('counter-section', HTMLElement);
  listenToSources(section);
  whenNear(section, () => {
    for (const [id, load] of Object.entries(modules)) void show(element(id, HTMLElement), load);
  });
}

async function show(host: HTMLElement, load: () => Promise<CounterModule>): Promise<void> {
  try {
    const { mount } = await load();
    await mount(host);
  } catch (error) {
    host.textContent = textOf(error);
    console.error(error);
  }
}

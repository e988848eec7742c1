import { DotnetProvider } from 'dotnet-worker/react';
import {
  createElement as h,
  StrictMode,
  Suspense,
  type FunctionComponent,
  type ReactNode,
} from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { Workers, type settingsFor } from '../app/greetings.js';
import { countMadeWorkers } from '../app/made-workers.js';

export type Valued = FunctionComponent<{ value: number }>;

/** What one spec renders, and what it started. */
export interface Rendered {
  root: Root;
  element: HTMLElement;
  workers: Workers;
  made: ReturnType<typeof countMadeWorkers>;
  render: (Shown: Valued, value?: number) => void;
  /** Puts into the element what a server sends. */
  renderOnServer: (Shown: Valued) => void;
  /** Takes that over; gives the errors that React got over. */
  hydrate: (Shown: Valued) => Error[];
}

/** A root for each spec of the surrounding `describe`; what it started has ended before the next. */
export function rootOfEachSpec(settings: ReturnType<typeof settingsFor>): Rendered {
  const tree = (Shown: Valued, value = 0): ReactNode =>
    h(
      StrictMode,
      null,
      h(DotnetProvider, settings, h(Suspense, { fallback: 'wait' }, h(Shown, { value }))),
    );
  const rendered = {
    render: (Shown, value) => {
      rendered.root.render(tree(Shown, value));
    },
    renderOnServer: (Shown) => {
      rendered.root.unmount();
      rendered.element = document.createElement('div');
      rendered.element.innerHTML = renderToString(tree(Shown));
    },
    hydrate: (Shown) => {
      const errors: Error[] = [];
      rendered.root = hydrateRoot(rendered.element, tree(Shown), {
        onRecoverableError: (error) => errors.push(error as Error),
      });
      return errors;
    },
  } as Rendered;
  beforeEach(async () => {
    rendered.made = countMadeWorkers();
    rendered.workers = await Workers.countFromNow();
    rendered.element = document.createElement('div');
    rendered.root = createRoot(rendered.element);
  });
  afterEach(async () => {
    rendered.root.unmount();
    rendered.made.stop();
    await rendered.workers.haveEnded();
  });
  return rendered;
}

/**
 * Cross-origin isolation on a host that does not send the headers.
 *
 * @module dotnet-worker/isolate
 */
import { EMBEDDER_POLICY, type EmbedderPolicy } from '../wire/embedder-policy.js';
import { trustedScriptUrl } from './trusted-url.js';

export type { EmbedderPolicy } from '../wire/embedder-policy.js';

/** How {@link isolate} goes about it. */
export interface IsolateOptions {
  /**
   * Where the service worker is, `dotnet-worker/isolate/worker` in the package. Browsers let it serve the pages in its
   * own folder and below. Default: `./isolate-worker.js`, against the document's base.
   */
  readonly serviceWorker?: string | URL;
  /**
   * The `Cross-Origin-Embedder-Policy` of the page. `credentialless` needs a browser that has it: in another one the
   * page is not isolated. Default: `require-corp`.
   */
  readonly embedderPolicy?: EmbedderPolicy;
}

/** Whether the page is cross-origin isolated, and where it is not, why. */
export interface Isolation {
  /** Whether the page may share memory with its workers. */
  readonly isolated: boolean;
  /** In words, when it is not isolated. */
  readonly reason?: string;
}

/**
 * Makes a page cross-origin isolated on a host that does not send the two headers: a service worker adds them. The
 * first visit loads the page once more, and the promise of the page that is left never settles; so call this before
 * anything else. Later visits are isolated from the start.
 *
 * Never rejects: where it cannot be done, the page goes on as it is, and `reason` (on the console, too) says why.
 */
export async function isolate(options: IsolateOptions = {}): Promise<Isolation> {
  const url = addressOf(options);
  if (globalThis.crossOriginIsolated) {
    reloads.forget();
    renew(url);
    return { isolated: true };
  }
  const reason = await loadAgain(url);
  console.warn(`Failed to isolate the page: ${reason}`);
  return { isolated: false, reason };
}

function addressOf({
  serviceWorker = './isolate-worker.js',
  embedderPolicy = 'require-corp',
}: IsolateOptions): URL {
  const url = new URL(serviceWorker, document.baseURI);
  if (embedderPolicy !== 'require-corp') url.searchParams.set(EMBEDDER_POLICY, embedderPolicy);
  return url;
}

/** From the next load on, what the page has changed in its options holds. */
function renew(url: URL): void {
  const script = 'serviceWorker' in navigator && navigator.serviceWorker.controller?.scriptURL;
  if (!script || script === url.href) return;
  if (new URL(script).pathname !== url.pathname) return;
  register(url).catch(() => undefined);
}

/** Why it is of no use, or nothing: a promise that stays pending while the page is loaded again. */
async function loadAgain(url: URL): Promise<string> {
  const why = whyImpossible();
  if (why !== undefined) return why;
  const other = await otherServiceWorker(url);
  if (other !== undefined) {
    return `the service worker ${other} serves the page already. Make sure that it adds the two headers itself.`;
  }
  let registration;
  try {
    registration = await register(url);
  } catch (error) {
    return `the service worker ${url.href} could not be registered: ${String(error)}. Make sure that dotnet-worker/isolate/worker is served there, as JavaScript, by the page's own origin.`;
  }
  if (!location.href.startsWith(registration.scope)) {
    return `the service worker ${url.href} serves no page outside of ${registration.scope}. Make sure to put it into the page's folder, or one above.`;
  }
  if (!(await becomesActive(registration))) {
    return `the service worker ${url.href} did not start. Make sure that the file is dotnet-worker/isolate/worker.`;
  }
  if (!reloads.remember()) {
    return 'it was loaded again and is not isolated. Make sure that the page is not in a frame, and that the browser has the embedder policy.';
  }
  location.reload();
  return new Promise(() => undefined);
}

async function register(url: URL): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(trustedScriptUrl(url.href, 'dotnet-worker-isolate'));
}

function whyImpossible(): string | undefined {
  if (!globalThis.isSecureContext) {
    return 'it is no secure context. Make sure to serve it by https, or from localhost.';
  }
  // Some browsers have none in a private window.
  if (!('serviceWorker' in navigator)) {
    return 'this browser has no service workers here. Make sure to send the two headers.';
  }
  return undefined;
}

/** The script of a service worker that another part of the site has registered for this page. */
async function otherServiceWorker(own: URL): Promise<string | undefined> {
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  const script = registration?.active?.scriptURL;
  if (script === undefined || registration?.scope !== new URL('./', own).href) return undefined;
  return new URL(script).pathname === own.pathname ? undefined : script;
}

function becomesActive({
  installing,
  waiting,
  active,
}: ServiceWorkerRegistration): Promise<boolean> {
  const worker = installing ?? waiting ?? active;
  if (!worker) return Promise.resolve(false);
  return new Promise((done) => {
    const look = (): void => {
      if (worker.state === 'activated') done(true);
      if (worker.state === 'redundant') done(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Remembers in the tab that a reload was tried: a page that it did not help must not be loaded for ever. */
const reloads = {
  key: 'dotnet-worker:isolate',

  /** False when one was tried before, or nothing can be remembered. */
  remember(): boolean {
    try {
      if (sessionStorage.getItem(this.key) !== null) return false;
      sessionStorage.setItem(this.key, 'reloaded');
      return true;
    } catch {
      return false;
    }
  },

  forget(): void {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // What cannot be forgotten was not remembered.
    }
  },
};

import { EMBEDDER_POLICY, type EmbedderPolicy } from '../wire/embedder-policy.js';

declare const self: ServiceWorkerGlobalScope;

const embedderPolicy: EmbedderPolicy =
  new URL(self.location.href).searchParams.get(EMBEDDER_POLICY) === 'credentialless'
    ? 'credentialless'
    : 'require-corp';

// The next load of the page must find it active, even while another tab is held by an older one.
self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('fetch', (event) => {
  if (hasPolicies(event.request)) event.respondWith(isolated(event.request));
});

/** Documents and workers have policies of their own; what else a page loads goes past this worker. */
function hasPolicies({ mode, destination }: Request): boolean {
  return mode === 'navigate' || destination === 'worker' || destination === 'sharedworker';
}

async function isolated(request: Request): Promise<Response> {
  const response = await fetch(request);
  // A redirect of a page is opaque, and the browser's to follow: it comes here again with the new address.
  if (response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Embedder-Policy', embedderPolicy);
  if (request.mode === 'navigate') headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

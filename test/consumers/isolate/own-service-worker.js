addEventListener('fetch', (event) => {
  const { mode, destination } = event.request;
  if (mode !== 'navigate' && destination !== 'worker') return;
  event.respondWith(
    fetch(event.request).then((response) => {
      if (response.type === 'opaqueredirect') return response;
      const headers = new Headers(response.headers);
      headers.set('Cross-Origin-Opener-Policy', 'same-origin');
      headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
      return new Response(response.body, { status: response.status, headers });
    }),
  );
});

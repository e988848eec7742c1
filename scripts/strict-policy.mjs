const at = '/strict/';
const reportsAt = `${at}reports`;

/** The strictest policy that the library promises to work under. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types dotnet-worker',
  `report-uri ${reportsAt}`,
].join('; ');

/** The same mounts again, below /strict/, where everything comes with the policy. */
export function strictly(mounts) {
  return mounts.map((mount) => ({ ...mount, at: mount.at.replace('/base/', at) }));
}

/**
 * A middleware, as connect and Karma know them: sets the policy, takes the browser's reports of what was refused, and
 * gives them to whoever asks.
 */
export function strictPolicy() {
  const reports = [];
  return (request, response, next) => {
    if (!request.url.startsWith(at)) return next();
    response.setHeader('Content-Security-Policy', policy);
    if (!request.url.startsWith(reportsAt)) return next();
    if (request.method === 'POST') return takeReport(request, response, reports);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(reports));
  };
}

function takeReport(request, response, reports) {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    const { 'csp-report': report = {} } = JSON.parse(text);
    const { 'document-uri': where, 'violated-directive': directive, 'blocked-uri': what } = report;
    reports.push({ where, directive, what });
    response.writeHead(204).end();
  });
}

import { dotnet } from 'dotnet-worker';
import { isolate } from 'dotnet-worker/isolate';

// How often this tab has loaded the page: what a reload must not add to.
const loads = Number(sessionStorage.getItem('loads')) + 1;
sessionStorage.setItem('loads', String(loads));

const query = new URLSearchParams(location.search);
const { isolated, reason } = await (query.has('greet') ? plainly() : withOptions());
const report = { isolated, reason, loads };
if (query.has('picture')) report.picture = await load(query.get('picture'));
if (query.has('greet')) report.greeting = await greet();
await fetch('report', { method: 'POST', body: JSON.stringify(report) });
if (query.has('reload') && loads < 3) location.reload();

async function plainly() {
  const { isolated, reason } = await isolate();
  return { isolated, reason };
}

function withOptions() {
  return isolate({
    serviceWorker: query.get('service-worker') ?? undefined,
    embedderPolicy: query.get('embedder-policy') ?? undefined,
  });
}

async function greet() {
  const runtime = await dotnet.create();
  const { available, reason } = runtime.capabilities.synchronousImports;
  if (!available) return reason;
  const { setModuleImports, getAssemblyExports, getConfig } = runtime;
  // A synchronous import, which C# can call on an isolated page alone.
  setModuleImports('main.js', { window: { location: { href: () => location.pathname } } });
  const exports = await getAssemblyExports(getConfig().mainAssemblyName);
  return exports.MyClass.Greeting();
}

function load(picture) {
  return new Promise((done) => {
    const image = new Image();
    image.onload = () => done('loaded');
    image.onerror = () => done('refused');
    image.src = picture;
  });
}

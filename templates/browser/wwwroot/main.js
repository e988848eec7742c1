import { dotnet } from 'dotnet-worker';

const { setModuleImports, getAssemblyExports, getConfig, runMain } = await dotnet
  .withApplicationArgumentsFromQuery()
  .create();

// What C# imports, see Watch.cs.
setModuleImports('main.js', {
  dom: {
    setText: (selector, text) => {
      element(selector).textContent = text;
    },
  },
  window: { location: { href: () => globalThis.window.location.href } },
});

// What C# exports; dotnet.d.ts has its types.
const { Watch } = await getAssemblyExports(getConfig().mainAssemblyName);

element('#toggle').addEventListener('click', async () => {
  element('#toggle').textContent = (await Watch.Toggle()) ? 'Pause' : 'Start';
});
element('#reset').addEventListener('click', () => Watch.Reset());

await runMain();

/** @param {string} selector */
function element(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { chosenFramework } from '../../scripts/projects.mjs';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/serve.mjs';
import { frameworkOf, specs } from './assemblies.mjs';
import { typesOf } from './projects.mjs';
import { readShapes } from './shapes.mjs';

const mounts = [
  { at: '/base/dist/', folder: 'dist' },
  { at: '/dotnet/', folder: 'build/dotnet' },
  { at: '/base/', folder: 'test/tools/page' },
];

const apps = [
  {
    name: specs,
    assembly: 'Conformance',
    returning: 800,
    serving: 300,
    // They never end, take all memory, end the program, or call functions that this page does not have.
    skipped: [
      'Conformance.Exported.Cancellation.LoopUntil',
      'Conformance.Exported.Compute.Forever',
      'Conformance.Exported.Faults.',
      'Conformance.Exported.Surroundings.Exit',
      'Conformance.Live.Buffers.Draw',
      'Conformance.Live.Buffers.Grow',
      'Conformance.Live.Globals.CallGlobal',
    ],
  },
  // Two of its three know neither the culture nor the article "x".
  { name: 'other', assembly: 'Shop', skipped: ['Network.'], returning: 1, serving: 0 },
  { name: 'demo', assembly: 'Demo', skipped: [], returning: 3, serving: 0 },
];

describe('the types agree with the runtime', { timeout: 300_000 }, () => {
  let browser;
  let site;

  before(async () => {
    site = await serve(mounts, { port: 0 });
    browser = await chromium.launch({ executablePath: await findBrowser('Chromium') });
  });

  after(async () => {
    await browser?.close();
    site?.server.close();
  });

  for (const { name, assembly, skipped, returning, serving } of apps) {
    describe(`of ${assembly}`, () => {
      let shapes;
      let outcome;

      before(async () => {
        shapes = shapesOf(name);
        const page = await browser.newPage();
        await page.goto(`${site.address}base/`);
        const framework = `/dotnet/${name}/wwwroot/_framework/dotnet.js`;
        outcome = await page.evaluate(
          async (what) => (await import('/base/calls.js')).callAll(what),
          {
            framework,
            assembly,
            shapes,
            skipped,
          },
        );
        await page.close();
      });

      it('in the name of every namespace, class, method and overload', () => {
        assert.deepEqual(namesOf(shapes.exports), outcome.names);
      });

      it('in the values that every export, import and delegate takes and gives', () => {
        // The generators of .NET 8 and 9 take a `char?` for a `byte?`: a text is no number then.
        const isOld = parseInt(chosenFramework().slice(3), 10) < 10;
        const problems = outcome.problems.filter(
          (text) => !(isOld && /Char.* x \(string\)$/.test(text)),
        );
        assert.deepEqual(problems, []);
        assert.ok(outcome.returned >= returning, `${outcome.returned} calls returned`);
        assert.ok(outcome.served >= serving, `${outcome.served} imports were served`);
      });
    });
  }
});

function shapesOf(name) {
  const folder = resolve(root, 'build/tools-compiled');
  const file = resolve(folder, `${name}.d.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, typesOf(frameworkOf(name)));
  return readShapes(file);
}

function namesOf(tree) {
  return Object.fromEntries(
    Object.keys(tree)
      .sort()
      .map((name) => [name, tree[name].members ? namesOf(tree[name].members) : 'function']),
  );
}

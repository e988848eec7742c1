import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { DotnetProvider, useDotnet, useDotnetCall } from 'dotnet-worker/react';
import { createElement as h, Suspense } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { root } from '../../scripts/run.mjs';
import { builder, framework } from './start.mjs';
import { workersMadeBy } from './started.mjs';

const settings = {
  assembly: 'Conformance',
  configure: (each) => each.withFramework(framework),
};

describe('React on a server', () => {
  it('is told of workers that are made', async (t) => {
    const made = await workersMadeBy(() => {
      const created = builder().create();
      t.after(async () => (await created).terminate('The test is done.'));
    });
    assert.equal(made, 1);
  });

  it('renders the state of a start, and starts nothing', async () => {
    const Shown = () => {
      const { state, exports } = useDotnet();
      const { loading, data } = useDotnetCall(exports?.Conformance.Exported.Numbers.Int32, [7]);
      return `${state} ${loading} ${data}`;
    };
    let html;
    const made = await workersMadeBy(() => (html = renderToString(provided(h(Shown)))));
    assert.deepEqual([made, html], [0, 'starting true undefined']);
  });

  it('sends the fallback of what suspends, says why, and starts nothing', async () => {
    const Runtime = () => useDotnet({ suspense: true }).state;
    const Result = () => {
      const { exports } = useDotnet();
      return useDotnetCall(exports?.MyClass.Greeting, [], { suspense: true }).data;
    };
    const bounded = (part) => h(Suspense, { fallback: 'wait;' }, h(part));
    const errors = [];
    let html;
    const made = await workersMadeBy(async () => {
      html = await streamed(provided(bounded(Runtime), bounded(Result)), errors);
    });
    assert.equal(made, 0);
    assert.equal(html.replaceAll(/<!--.*?-->|<template.*?<\/template>/gs, ''), 'wait;wait;');
    assert.equal(errors.length, 2);
    for (const { message } of errors) assert.match(message, /runs in the browser.*<Suspense>/);
  });

  it('finds in the bundle that it is for the client: a server component may import it', () => {
    const code = readFileSync(resolve(root, 'dist/react.js'), 'utf8');
    assert.match(code, /^'use client';\n/);
  });
});

function provided(...children) {
  return h(DotnetProvider, settings, ...children);
}

/** What a server sends when nothing is left to wait for. */
function streamed(element, errors) {
  return new Promise((done) => {
    const { pipe } = renderToPipeableStream(element, {
      onError: (error) => {
        errors.push(error);
      },
      onAllReady: () => {
        done(text(pipe(new PassThrough())));
      },
    });
  });
}

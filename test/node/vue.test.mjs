import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDotnet, useDotnet, useDotnetCall } from 'dotnet-worker/vue';
import { createSSRApp, defineComponent, h, Suspense } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { builder, framework } from './start.mjs';
import { workersMadeBy } from './started.mjs';

const settings = {
  assembly: 'Conformance',
  configure: (each) => each.withFramework(framework),
};

describe('Vue on a server', () => {
  it('is told of workers that are made', async (t) => {
    const made = await workersMadeBy(() => {
      const created = builder().create();
      t.after(async () => (await created).terminate('The test is done.'));
    });
    assert.equal(made, 1);
  });

  it('renders the state of a start, and starts nothing', async () => {
    const shown = defineComponent(() => {
      const { state } = useDotnet();
      const { loading, data } = greeting();
      return () => `${state.value} ${loading.value} ${data.value}`;
    });
    let html;
    assert.equal(await workersMadeBy(async () => (html = await render(shown))), 0);
    assert.equal(html, 'starting true undefined');
  });

  it('waits for nothing that is awaited, and starts nothing', async () => {
    const shown = defineComponent(async () => {
      const dotnet = useDotnet();
      const call = greeting();
      await Promise.all([dotnet.suspense(), call.suspense()]);
      return () => `${dotnet.state.value} ${call.loading.value}`;
    });
    const within = defineComponent(() => () => h(Suspense, null, { default: () => h(shown) }));
    let html;
    assert.equal(await workersMadeBy(async () => (html = await render(within))), 0);
    assert.equal(html, 'starting true');
  });
});

function greeting() {
  const { exports } = useDotnet();
  return useDotnetCall(
    () => exports.value?.Conformance.Exported.Numbers.Int32,
    () => [7],
  );
}

function render(component) {
  return renderToString(createSSRApp(component).use(createDotnet(settings)));
}

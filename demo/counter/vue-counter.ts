import { createDotnet, useDotnet, useDotnetCall } from 'dotnet-worker/vue';
import { createApp, defineComponent, h, ref } from 'vue';
import type { CounterExports } from './exports.js';

const Counter = defineComponent(() => {
  const { exports } = useDotnet<CounterExports>();
  const count = ref(0);
  const words = useDotnetCall(
    () => exports.value?.Counter.InWords,
    () => [count.value],
  );
  const add = async (step: number) => {
    if (exports.value) count.value = await exports.value.Counter.Add(step);
  };

  return () =>
    words.error.value instanceof Error
      ? h('p', { role: 'alert' }, words.error.value.message)
      : [
          h('output', { 'aria-live': 'polite' }, [
            h('strong', count.value),
            h('span', words.data.value ?? '…'),
          ]),
          h('button', { 'aria-label': 'One less, in Vue', onClick: () => add(-1) }, '−'),
          h('button', { 'aria-label': 'One more, in Vue', onClick: () => add(1) }, '+'),
        ];
});

/** The counter in Vue. */
export function mount(host: HTMLElement): void {
  createApp(Counter).use(createDotnet()).mount(host);
}

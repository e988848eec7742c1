import { DotnetHostBuilder } from 'dotnet-worker';
import type { CounterExports } from './exports.js';

/** The counter in plain TypeScript, on elements of index.html. */
export async function mount(host: HTMLElement): Promise<void> {
  const runtime = await new DotnetHostBuilder().create();
  const { Counter } = await runtime.getAssemblyExports<CounterExports>('Demo');

  const number = host.querySelector('strong');
  const words = host.querySelector('span');
  const add = async (step: number) => {
    const count = await Counter.Add(step);
    if (number) number.textContent = `${count}`;
    if (words) words.textContent = await Counter.InWords(count);
  };
  const showError = (error: unknown) => {
    if (words) words.textContent = String(error);
  };

  host.querySelectorAll('button').forEach((button) => {
    button.addEventListener('click', () => {
      add(Number(button.value)).catch(showError);
    });
  });
  await add(0);
}

import { DotnetProvider, useDotnet, useDotnetCall } from 'dotnet-worker/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { CounterExports } from './exports.js';

function Counter() {
  const { exports } = useDotnet<CounterExports>();
  const [count, setCount] = useState(0);
  const words = useDotnetCall(exports?.Counter.InWords, [count]);
  const add = async (step: number) => {
    if (exports) setCount(await exports.Counter.Add(step));
  };

  if (words.error instanceof Error) return <p role="alert">{words.error.message}</p>;
  return (
    <>
      <output aria-live="polite">
        <strong>{count}</strong>
        <span>{words.data ?? '…'}</span>
      </output>
      <button aria-label="One less, in React" onClick={() => void add(-1)}>
        −
      </button>
      <button aria-label="One more, in React" onClick={() => void add(1)}>
        +
      </button>
    </>
  );
}

/** The counter in React. */
export function mount(host: HTMLElement): void {
  createRoot(host).render(
    <StrictMode>
      <DotnetProvider>
        <Counter />
      </DotnetProvider>
    </StrictMode>,
  );
}

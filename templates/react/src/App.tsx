import { use, useState } from 'react';
import { exports } from './dotnet';

const LIMIT = 2_000_000;

export function App() {
  const { Primes } = use(exports);
  const [progress, setProgress] = useState<number>();
  const [result, setResult] = useState<string>();

  async function count() {
    setResult(undefined);
    setProgress(0);
    try {
      const primes = await Primes.CountBelow(LIMIT, setProgress);
      setResult(`${primes} of the numbers below ${LIMIT} are primes.`);
    } catch (error) {
      setResult(String(error));
    } finally {
      setProgress(undefined);
    }
  }

  return (
    <main>
      <h1>Primes</h1>
      <p>C# counts them in a worker: the page stays free.</p>
      <button onClick={count} disabled={progress !== undefined}>
        Count
      </button>
      {progress !== undefined && <progress value={progress} />}
      {result !== undefined && <p id="result">{result}</p>}
    </main>
  );
}

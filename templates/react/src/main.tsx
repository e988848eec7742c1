import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

createRoot(root).render(
  <StrictMode>
    <Suspense fallback={<p>C# is starting…</p>}>
      <App />
    </Suspense>
  </StrictMode>,
);

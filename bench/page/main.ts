import { quick, thorough } from './effort.js';
import { report } from './host.js';
import type { Row } from './row.js';
import { rows } from './rows/index.js';

const query = new URLSearchParams(location.search);
const effort = query.has('quick') ? quick : thorough;
const chosen = query.getAll('row');
const page = choosePage();

for (const row of rows) if (isWanted(row)) await measure(row);
await report({ kind: 'done' });

function choosePage(): Row['page'] {
  if (query.has('starts')) return 'starts';
  return crossOriginIsolated ? 'isolated' : 'unisolated';
}

function isWanted({ name, page: needed, growth = false }: Row): boolean {
  if (needed !== page && (needed !== 'both' || page === 'starts')) return false;
  return chosen.length > 0 ? chosen.includes(name) : !(growth && effort.isQuick);
}

async function measure(row: Row): Promise<void> {
  await report({ kind: 'began', row: row.name });
  try {
    const results = await row.measure(effort);
    await report({ kind: 'measured', row: row.name, results });
  } catch (error) {
    const reason =
      error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    await report({ kind: 'failed', row: row.name, reason });
  }
}

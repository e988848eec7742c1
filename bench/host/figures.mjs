import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { markdownTable } from './table.mjs';

/** The pages that show figures; each says which rows it wants. */
export const pages = ['docs/performance.md', 'README.md'];
const columns = ['what', 'ours', 'against', 'theirs', 'ratio'];
const versions = ['Chromium', '.NET runtime', 'dotnet-worker', 'processor'];

/** Brings the figures in the pages from bench/RESULTS.md. */
export function writeFigures() {
  for (const page of pages) writeFileSync(resolve(root, page), withFigures(page));
}

/** The page as it should be. */
export function withFigures(page) {
  const text = readFileSync(resolve(root, page), 'utf8');
  const results = readFileSync(resolve(root, 'bench/RESULTS.md'), 'utf8');
  const [, chromium] = /^## Chromium$(.*?)^## /ms.exec(results);
  const measured = rowsOf(chromium).map(byColumn(rowsOf(chromium)[0]));
  const table = /^\| what .*?\n(?!\|)/ms;
  const wanted = rowsOf(table.exec(text)[0]).slice(1).map(byColumn(columns));
  const rows = wanted.map(({ what, against }) => {
    const row = measured.find((each) => each.what === what && each.against === against);
    if (!row) throw new Error(`bench/RESULTS.md has no row "${what}", against "${against}".`);
    return columns.map((column) => row[column]);
  });
  const of = new Map(rowsOf(results));
  return text
    .replace(
      /^Chromium [\d.]+, .*$/m,
      `${versions.map((name) => `${name} ${of.get(name)}`).join(', ')}:`,
    )
    .replace(table, `${markdownTable(columns, rows)}\n`);
}

function rowsOf(text) {
  const lines = text.split('\n').filter((line) => /^\|(?! -)/.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function byColumn(names) {
  return (cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]]));
}

if (process.argv[1] === import.meta.filename) writeFigures();

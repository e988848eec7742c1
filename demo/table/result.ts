import { amountText, countText } from '../page/format.js';
import type { Group, Summary } from './csv.js';

/** Fills the table with a row for each group, and a bar as long as its sum. */
export function writeGroups(
  table: HTMLTableElement,
  { groups }: Summary,
  titles: { group: string; value: string },
): void {
  const [group, , sum] = table.querySelectorAll('thead th');
  if (group) group.textContent = titles.group;
  if (sum) sum.textContent = `Sum of ${titles.value}`;
  const largest = Math.max(...groups.map((each) => each.sum), Number.MIN_VALUE);
  table.tBodies[0]?.replaceChildren(...groups.map((each) => rowOf(each, each.sum / largest)));
  const region = table.parentElement;
  if (region) region.hidden = groups.length === 0;
}

function rowOf({ name, rows, sum, least, greatest }: Group, part: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = name === '' ? '(empty)' : name;
  const texts = [
    countText(rows),
    amountText(sum),
    amountText(sum / rows),
    `${amountText(least)} – ${amountText(greatest)}`,
  ];
  const cells = texts.map((text) => {
    const cell = document.createElement('td');
    cell.textContent = text;
    return cell;
  });
  row.append(head, ...cells);
  row.style.setProperty('--part', `${Math.max(0, part) * 100}%`);
  return row;
}

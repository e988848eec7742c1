/** The lines of the main table, of one browser's results: plain texts, and whether the goal was met. */
export function linesOf(results, browser) {
  return results.flatMap((result) => {
    if (result.kind === 'comparison') return [comparison(result, browser)];
    if (result.kind === 'limit') return [limit(result, browser)];
    return [];
  });
}

export const header = [
  ...['what', 'ours', 'cold', 'against', 'theirs', 'cold'],
  ...['ratio', 'at best', 'goal', ''],
];

function comparison({ what, unit, ours, against, theirs, goal }, browser) {
  const ratio = ours.warm / theirs.warm;
  const highest = goalIn(goal, browser);
  return {
    cells: [
      what,
      amount(ours, 'warm', unit),
      amount(ours, 'cold', unit),
      against,
      amount(theirs, 'warm', unit),
      amount(theirs, 'cold', unit),
      ratioText(ratio),
      ratioText(ours.best / theirs.best),
      highest === undefined ? '' : `≤ ${rounded(highest)}`,
      verdict(ratio, highest),
    ],
    isMissed: verdict(ratio, highest) === 'missed',
  };
}

function limit({ what, unit, value, worst, goal }, browser) {
  const highest = goalIn(goal, browser);
  const reached = `${rounded(value)} ${unit}`;
  return {
    cells: [
      what,
      worst > value ? `${reached} (once ${rounded(worst)})` : reached,
      ...['', '', '', '', '', ''],
      highest === undefined ? '' : `≤ ${rounded(highest)} ${unit}`,
      verdict(value, highest),
    ],
    isMissed: verdict(value, highest) === 'missed',
  };
}

function ratioText(ratio) {
  return Number.isFinite(ratio) ? ratio.toFixed(ratio < 0.1 ? 3 : 2) : '–';
}

function goalIn(goal, browser) {
  return typeof goal === 'object' ? goal[browser] : goal;
}

function verdict(value, highest) {
  if (highest === undefined) return '';
  if (!Number.isFinite(value)) return 'not measured';
  return value <= highest ? 'reached' : 'missed';
}

function amount(figure, which, unit) {
  if ('failure' in figure) return which === 'warm' ? `– (${figure.failure})` : '–';
  return `${rounded(figure[which])} ${unit}`;
}

/** Three digits are all that a measurement here is worth. */
export function rounded(value) {
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

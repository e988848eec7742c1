export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

export function millisecondsText(milliseconds: number): string {
  return `${Math.round(milliseconds).toLocaleString('en')} ms`;
}

export function megabytesText(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1)} MB`;
}

export function countText(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** A number of a table: as many digits as the size of it deserves. */
export function amountText(amount: number): string {
  const digits = Math.abs(amount) < 1000 ? 2 : 0;
  return amount.toLocaleString('en', { maximumFractionDigits: digits }).replace('-', '−');
}

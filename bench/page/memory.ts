/** https://developer.mozilla.org/docs/Web/API/Performance/measureUserAgentSpecificMemory, in Chromium alone. */
interface MemoryMeasure {
  measureUserAgentSpecificMemory?(): Promise<{ readonly bytes: number }>;
}

/** What the scripts of the page and of its workers take, in MiB; the memory of WebAssembly is not part of it. */
export async function megabytes(): Promise<number | string> {
  const measured = await (performance as MemoryMeasure).measureUserAgentSpecificMemory?.();
  return measured ? Math.round(measured.bytes / 2 ** 20) : 'not told';
}

/** What all processes of the browser take of the machine's memory, in MiB: that of WebAssembly is part of it. */
export async function residentMegabytes(): Promise<number> {
  const response = await fetch('/resident');
  const bytes = (await response.json()) as number | null;
  return bytes === null ? NaN : Math.round(bytes / 2 ** 20);
}

/** A file that the visitor chooses, or drops on an element. */
export function listenForFiles(
  input: HTMLInputElement,
  target: HTMLElement,
  chosen: (file: File) => void,
): void {
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    // So that the same file can be chosen again.
    input.value = '';
    if (file !== undefined) chosen(file);
  });

  target.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    target.dataset['over'] = 'true';
  });
  for (const end of ['dragleave', 'drop']) {
    target.addEventListener(end, () => delete target.dataset['over']);
  }
  target.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    chosen(file);
  });
}

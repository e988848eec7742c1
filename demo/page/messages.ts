/** What the page says in words: one line of status, and errors in full. */
export class Messages {
  readonly #status: HTMLElement;
  readonly #error: HTMLElement;

  constructor(status: HTMLElement, error: HTMLElement) {
    this.#status = status;
    this.#error = error;
  }

  say(text: string): void {
    this.#status.textContent = text;
    this.#error.hidden = true;
  }

  fail(what: string, error: unknown): void {
    this.#status.textContent = what;
    this.#error.textContent = textOf(error);
    this.#error.hidden = false;
    console.error(error);
  }
}

export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The buttons and the bar of a long piece of work: which of them make sense now. */
export class RunState {
  readonly #bar: HTMLProgressElement;
  readonly #start: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;

  constructor(bar: HTMLProgressElement, start: HTMLButtonElement, cancel: HTMLButtonElement) {
    this.#bar = bar;
    this.#start = start;
    this.#cancel = cancel;
    this.set('empty');
  }

  set(state: 'empty' | 'ready' | 'running'): void {
    // Not `disabled`: a button that has the focus would lose it.
    this.#start.ariaDisabled = `${state !== 'ready'}`;
    this.#cancel.ariaDisabled = `${state !== 'running'}`;
    if (state === 'running') this.#bar.value = 0;
  }

  get fraction(): number {
    return this.#bar.value;
  }

  readonly report = (fraction: number): void => {
    this.#bar.value = fraction;
  };

  onStart(start: () => void): void {
    listenTo(this.#start, start);
  }

  onCancel(cancel: () => void): void {
    listenTo(this.#cancel, cancel);
  }
}

function listenTo(button: HTMLButtonElement, action: () => void): void {
  button.addEventListener('click', () => {
    if (button.ariaDisabled !== 'true') action();
  });
}

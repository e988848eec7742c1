import type { Columns } from './csv.js';

/** The two columns to be chosen: what to group by, and what to sum up. */
export class Choices {
  readonly #group: HTMLSelectElement;
  readonly #value: HTMLSelectElement;

  constructor(group: HTMLSelectElement, value: HTMLSelectElement) {
    this.#group = group;
    this.#value = value;
  }

  offer({ names, group, value }: Columns): void {
    for (const [select, chosen] of [[this.#group, group] as const, [this.#value, value] as const]) {
      select.replaceChildren(...names.map((name, index) => new Option(name, `${index}`)));
      select.value = `${chosen}`;
      select.disabled = false;
    }
  }

  get group(): number {
    return Number(this.#group.value);
  }

  get value(): number {
    return Number(this.#value.value);
  }

  get titles(): { group: string; value: string } {
    const titleOf = (select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '';
    return { group: titleOf(this.#group), value: titleOf(this.#value) };
  }
}

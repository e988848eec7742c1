interface Settlers {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls, or promises of the other side, that wait for their end. Each ends exactly once: by its reply, or by
 * `end`, which rejects all that are left and every later one.
 */
export class Pending<T> {
  private readonly entries = new Map<number, T & Settlers>();
  private ended: { readonly error: () => Error } | undefined;

  get size(): number {
    return this.entries.size;
  }

  /** A promise under `id`, with what the reply needs to know. */
  open(id: number, known: T): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.ended) reject(this.ended.error());
      else this.entries.set(id, { ...known, resolve, reject });
    });
  }

  /** Takes the entry out; undefined when it has ended already. */
  take(id: number): (T & Settlers) | undefined {
    const entry = this.entries.get(id);
    this.entries.delete(id);
    return entry;
  }

  peek(id: number): (T & Settlers) | undefined {
    return this.entries.get(id);
  }

  values(): IterableIterator<T> {
    return this.entries.values();
  }

  /** Rejects everything, now and from now on; `error` is asked for each, so that each has a stack of its own. */
  end(error: () => Error): void {
    this.ended = { error };
    const left = [...this.entries.values()];
    this.entries.clear();
    for (const entry of left) entry.reject(error());
  }
}

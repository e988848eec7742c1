/**
 * Finds the least busy of many, in the same time however many there are: those with the same load stand in one set,
 * the one that waits longest first.
 */
export class LeastBusy<T extends object> {
  private readonly sets: Set<T>[] = [new Set()];
  private readonly loads = new Map<T, number>();
  /** No set below this one has anything in it. */
  private lowest = 0;

  get size(): number {
    return this.loads.size;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.loads.keys();
  }

  add(item: T): void {
    this.place(item, 0);
  }

  remove(item: T): void {
    const load = this.loads.get(item);
    if (load === undefined) return;
    this.loads.delete(item);
    this.sets[load]?.delete(item);
  }

  has(item: T): boolean {
    return this.loads.has(item);
  }

  loadOf(item: T): number {
    return this.loads.get(item) ?? 0;
  }

  /** Undefined when there is none at all. */
  find(): T | undefined {
    if (this.loads.size === 0) return undefined;
    while (this.sets[this.lowest]?.size === 0) this.lowest++;
    const [first] = this.sets[this.lowest] ?? [];
    return first;
  }

  /** Adds `change` to the load of an item that is still here; returns the new one. */
  shift(item: T, change: 1 | -1): number | undefined {
    const load = this.loads.get(item);
    if (load === undefined) return undefined;
    this.sets[load]?.delete(item);
    this.place(item, load + change);
    return load + change;
  }

  private place(item: T, load: number): void {
    (this.sets[load] ??= new Set()).add(item);
    this.loads.set(item, load);
    this.lowest = Math.min(this.lowest, load);
  }
}

/**
 * Lifetimes of what crosses by handle. The owner counts how often it sent a handle; the holder counts how often
 * it received it and says so in its release. Only when the two agree is the object let go, so that a release
 * which crosses a new send on its way cannot free a living object.
 */

/** The objects of this side that the other side holds. */
export class OwnedObjects {
  private readonly entries = new Map<number, { object: object; sent: number }>();
  private readonly handles = new WeakMap<object, number>();

  constructor(private next = 1) {}

  get size(): number {
    return this.entries.size;
  }

  /** The handle of `object`, counted as sent once more. */
  send(object: object): number {
    const known = this.handles.get(object);
    const entry = known === undefined ? undefined : this.entries.get(known);
    if (known !== undefined && entry) {
      entry.sent++;
      return known;
    }
    const handle = this.unused();
    this.entries.set(handle, { object, sent: 1 });
    this.handles.set(object, handle);
    return handle;
  }

  get(handle: number): object {
    const entry = this.entries.get(handle);
    if (!entry) throw new Error(`Failed to find object ${String(handle)}: it was released.`);
    return entry.object;
  }

  /** Takes back `count` sends; the object is let go when none is left. */
  release(handle: number, count: number): void {
    const entry = this.entries.get(handle);
    if (!entry) return;
    entry.sent -= count;
    if (entry.sent > 0) return;
    this.entries.delete(handle);
    this.handles.delete(entry.object);
  }

  clear(): void {
    this.entries.clear();
  }

  /** A handle has 32 bits on the wire: after the last, the numbers of what was let go serve again. */
  private unused(): number {
    while (this.entries.has(this.next)) this.next = (this.next % 0xffffffff) + 1;
    const handle = this.next;
    this.next = (handle % 0xffffffff) + 1;
    return handle;
  }
}

interface Held {
  readonly handle: number;
  received: number;
  readonly proxy: WeakRef<object>;
}

/** The table that each proxy belongs to, also after its release: a page can talk to several workers. */
const tables = new WeakMap<object, HeldObjects>();

/** The proxies of this side, which stand for objects of the other side. */
export class HeldObjects {
  private readonly entries = new Map<number, Held>();
  private proxies = new WeakMap<object, Held>();
  private readonly released = new WeakSet<object>();
  // Each proxy has an entry of its own, so that a late finaliser of an old proxy gives back only what that
  // proxy had received, never what a new proxy of the same handle holds.
  private readonly collected = new FinalizationRegistry<Held>((entry) => {
    this.drop(entry);
  });

  constructor(private readonly sendRelease: (handle: number, count: number) => void) {}

  get size(): number {
    return this.entries.size;
  }

  /** The proxies that are alive. */
  *alive(): Iterable<object> {
    for (const { proxy } of this.entries.values()) {
      const object = proxy.deref();
      if (object) yield object;
    }
  }

  /** The proxy of `handle`, made when there is none alive. */
  receive<T extends object>(handle: number, make: () => T): T {
    const known = this.entries.get(handle);
    const alive = known?.proxy.deref();
    if (known && alive) {
      known.received++;
      return alive as T;
    }
    const proxy = make();
    const entry: Held = { handle, received: 1, proxy: new WeakRef<object>(proxy) };
    this.entries.set(handle, entry);
    this.proxies.set(proxy, entry);
    tables.set(proxy, this);
    this.collected.register(proxy, entry, entry);
    return proxy;
  }

  /** The handle that `value` stands for, or undefined when it is no living proxy of this table. */
  handleOf(value: object): number | undefined {
    return this.proxies.get(value)?.handle;
  }

  /** How often `value` was received since it stands for its handle. */
  receivedCount(value: object): number {
    return this.proxies.get(value)?.received ?? 0;
  }

  /** Whether `value` stood for something once, and was released. */
  wasReleased(value: object): boolean {
    return this.released.has(value);
  }

  /** Whether `value` stands, or once stood, for an object of another worker than this table's. */
  isForeign(value: object): boolean {
    const table = tables.get(value);
    return table !== undefined && table !== this;
  }

  /** Gives the handle back now; the proxy no longer stands for anything. */
  release(proxy: object): boolean {
    const entry = this.proxies.get(proxy);
    if (!entry) return false;
    this.collected.unregister(entry);
    this.proxies.delete(proxy);
    this.released.add(proxy);
    this.drop(entry);
    return true;
  }

  clear(): void {
    for (const entry of this.entries.values()) this.collected.unregister(entry);
    this.entries.clear();
    this.proxies = new WeakMap();
  }

  private drop(entry: Held): void {
    if (this.entries.get(entry.handle) === entry) this.entries.delete(entry.handle);
    this.sendRelease(entry.handle, entry.received);
  }
}

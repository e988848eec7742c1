import { LeastBusy } from './least-busy.js';

/** Runs one piece of work on a member, and tells by the promise when it has ended. */
export type Work<M> = (member: M) => Promise<unknown>;

/** What the dispatcher asks of whoever owns the members. */
export interface Staff<M> {
  /** The most members at once. */
  readonly size: number;
  /** Makes one member more. */
  start(): Promise<M>;
  /** A member has nothing to do any more. */
  idle(member: M): void;
}

interface Waiting<M> {
  readonly begin: (member: M) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Gives each piece of work to the least busy member. When all are busy it has one more made, as long as there may be
 * more; what comes meanwhile waits for whoever is free first. With all of them there, work queues at the members.
 */
export class Dispatcher<M extends object> {
  private readonly members = new LeastBusy<M>();
  private readonly waiting: Waiting<M>[] = [];
  private starting = 0;
  private running = 0;
  /**
   * Lower than the size after a start failed while others worked: there may be no room for more. It is tried again when
   * nobody has anything to do any more.
   */
  private most: number;
  private whyClosed: (() => Error) | undefined;

  constructor(private readonly staff: Staff<M>) {
    this.most = staff.size;
  }

  /** The members that can be given work. */
  get ready(): readonly M[] {
    return [...this.members];
  }

  /** The members that are there or on their way. */
  get count(): number {
    return this.members.size + this.starting;
  }

  loadOf(member: M): number {
    return this.members.loadOf(member);
  }

  /** Has `work` done; the promise ends with that of the work. */
  dispatch<R>(work: (member: M) => Promise<R>): Promise<R> {
    if (this.whyClosed) return Promise.reject(this.whyClosed());
    const free = this.members.find();
    if (free && (this.members.loadOf(free) === 0 || this.isFull)) return this.begin(free, work);
    return new Promise<R>((resolve, reject) => {
      const begin = (member: M): void => {
        this.begin(member, work).then(resolve, reject);
      };
      this.waiting.push({ begin, fail: reject });
      if (this.starting < this.waiting.length) this.grow();
    });
  }

  /** Makes one member more, unless there are as many as there may be. */
  grow(): void {
    if (this.count >= this.most || this.whyClosed) return;
    this.starting++;
    this.staff.start().then(
      (member) => {
        this.starting--;
        this.join(member);
      },
      (error: unknown) => {
        this.starting--;
        this.startFailed(error);
      },
    );
  }

  /** A member more that can be given work. */
  join(member: M): void {
    if (this.whyClosed) return;
    this.members.add(member);
    this.freed(member);
    if (this.isFull) this.share();
  }

  /** A member that must be given no more work; false when it had none to be given already. */
  leave(member: M): boolean {
    const wasHere = this.members.has(member);
    this.members.remove(member);
    this.most = this.staff.size;
    // Those who wait counted on it.
    if (wasHere && this.waiting.length > 0) this.grow();
    return wasHere;
  }

  /** Gives no more work to anyone; what waits ends in an error. */
  close(error: () => Error): void {
    this.whyClosed ??= error;
    for (const { fail } of this.waiting.splice(0)) fail(error());
    for (const member of this.ready) this.members.remove(member);
  }

  private get isFull(): boolean {
    return this.starting === 0 && this.members.size >= this.most;
  }

  private async begin<R>(member: M, work: (member: M) => Promise<R>): Promise<R> {
    this.members.shift(member, 1);
    this.running++;
    try {
      return await work(member);
    } finally {
      if (--this.running === 0) this.most = this.staff.size;
      if (this.members.shift(member, -1) === 0) this.freed(member);
    }
  }

  private freed(member: M): void {
    const next = this.waiting.shift();
    if (next) next.begin(member);
    else this.staff.idle(member);
  }

  /** No more members will come: who waits queues at the least busy. */
  private share(): void {
    for (const { begin } of this.waiting.splice(0)) {
      const member = this.members.find();
      if (member) begin(member);
    }
  }

  private startFailed(error: unknown): void {
    if (this.members.size > 0) {
      this.most = this.count;
      this.share();
    } else if (this.starting === 0) for (const { fail } of this.waiting.splice(0)) fail(error);
  }
}

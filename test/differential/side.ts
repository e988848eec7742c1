import { attempt, portray } from './portrait.js';

export type Method = (...args: unknown[]) => unknown;
export type Methods = Record<string, Method>;

/** The exports of `test/dotnet/Positions`, of whichever runtime. */
export interface PositionExports {
  Conformance: { Positions: Record<string, Methods> };
}

/**
 * One of the two runtimes that are compared, with the page's half of every position: what the page gives when C#
 * asks, and what it got when C# sends. dotnet.js marks the objects that it has seen, so each side has its own.
 */
export class Side {
  private exports!: PositionExports;
  /** What the import `give` returns. */
  give: () => unknown = () => undefined;
  /** What the import `borrow` does with the delegate that C# lends it. */
  use: (lent: Method) => Promise<string> = () => Promise.resolve('not used');
  private seen: Promise<string> | undefined;
  private isStalled = false;
  private known = new Map<unknown, string>();
  private subject: object = {};
  private subjectFunction: () => number = () => 1;
  private subjectError = new Error();

  constructor(readonly name: 'in thread' | 'off thread') {}

  readonly modules = {
    'positions.js': {
      give: () => this.give(),
      take: (value: unknown) => {
        this.seen = portray(value, this.known);
      },
      borrow: (lent: Method) => {
        this.seen = this.use(lent);
      },
      subject: () => this.subject,
      subjectFunction: () => this.subjectFunction,
      subjectError: () => this.subjectError,
    },
  };

  /** The side has a new runtime. */
  started(exports: PositionExports): void {
    this.exports = exports;
    this.isStalled = false;
  }

  /** Forgets the case before. */
  begin(given: unknown): void {
    this.subject = { mark: 'the subject' };
    this.subjectFunction = () => 1;
    this.subjectError = new RangeError('the subject');
    this.known = new Map<unknown, string>([
      [this.subject, 'the subject'],
      [this.subjectFunction, 'the subject function'],
      [this.subjectError, 'the subject error'],
    ]);
    if ((typeof given === 'object' && given !== null) || typeof given === 'function') {
      this.known.set(given, 'what was given');
    }
    this.seen = undefined;
  }

  methods(className: string): Methods {
    const methods = this.exports.Conformance.Positions[className];
    if (!methods) throw new Error(`Failed to find the class ${className} among the exports.`);
    return methods;
  }

  /** A case had no end: whatever C# is asked next may have none, too. */
  stalled(): void {
    this.isStalled = true;
  }

  /** Whether C# still answers. */
  async isAlive(): Promise<boolean> {
    if (this.isStalled) return false;
    const answer = await this.attempt(() => this.methods('OfInt32')['RoundTrip']?.(5));
    return answer === 'number 5';
  }

  /** What a call comes to, in words. */
  attempt(call: () => unknown): Promise<string> {
    return attempt(call, this.known);
  }

  /** The same for a call that makes C# call an import: with what the import got. */
  async attemptAndSee(call: () => unknown): Promise<string> {
    const outcome = await this.attempt(call);
    return `${outcome}; the page got ${(await this.seen) ?? 'nothing'}`;
  }
}

interface Registration {
  readonly target: object;
  readonly token: object | undefined;
  readonly finalise: () => void;
}

/** A garbage collector that collects what it is told to, and calls finalisers when it is told to. */
export class Collector {
  private registrations: Registration[] = [];
  private readonly collected = new WeakSet();

  /** Nothing refers to `target` any more. Its finaliser may be called much later. */
  collect(target: object): void {
    this.collected.add(target);
  }

  /** Calls the finaliser that has waited longest; false when none waits. */
  finalise(): boolean {
    const next = this.registrations.find(({ target }) => this.collected.has(target));
    if (!next) return false;
    this.registrations = this.registrations.filter((each) => each !== next);
    next.finalise();
    return true;
  }

  /** Stands in for the engine's own while `act` runs. */
  during(act: () => void): void {
    const { WeakRef, FinalizationRegistry } = globalThis;
    Object.assign(globalThis, this.classes());
    try {
      act();
    } finally {
      Object.assign(globalThis, { WeakRef, FinalizationRegistry });
    }
  }

  private classes(): object {
    const add = (registration: Registration): void => {
      this.registrations.push(registration);
    };
    const remove = (token: object): void => {
      this.registrations = this.registrations.filter((each) => each.token !== token);
    };
    const isCollected = (target: object): boolean => this.collected.has(target);
    return {
      WeakRef: class {
        constructor(private readonly target: object) {}
        deref(): object | undefined {
          return isCollected(this.target) ? undefined : this.target;
        }
      },
      FinalizationRegistry: class<T> {
        constructor(private readonly cleanUp: (held: T) => void) {}
        register(target: object, held: T, token?: object): void {
          const finalise = (): void => {
            this.cleanUp(held);
          };
          add({ target, token, finalise });
        }
        unregister(token: object): void {
          remove(token);
        }
      },
    };
  }
}

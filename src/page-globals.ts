import { PathBounds } from './path-bounds.js';

/**
 * What C# reaches of the page without an import module: everything, as in thread; nothing; or the globals of these
 * names, with all that they lead to.
 */
export type PageGlobals = 'all' | 'none' | readonly string[];

/** Watches over what C# asks of the page beyond what the page registered. */
export class GlobalsGuard {
  readonly bounds: PathBounds;
  private readonly names: readonly string[];
  private readonly isOpen: boolean;
  private picked: object | undefined;

  constructor(allowed: PageGlobals) {
    this.isOpen = allowed === 'all';
    this.names = typeof allowed === 'string' ? [] : allowed;
    this.bounds = new PathBounds(this.isOpen);
  }

  /** An import `globalThis.…`, whose path begins with a global. */
  requireGlobal(path: string): void {
    const [name = ''] = path.split('.');
    if (this.isOpen || this.names.includes(name)) return;
    throw this.refusal(
      `globalThis.${path}`,
      `serve it from an import module, or allow it with withPageGlobals(${JSON.stringify([...this.names, name])})`,
    );
  }

  /** `JSHost.ImportAsync`, which runs any script on the page. */
  requireLoading(name: string, url: string): void {
    if (this.isOpen) return;
    throw this.refusal(
      `${url} by JSHost.ImportAsync`,
      `register the module on the page with setModuleImports(${JSON.stringify(name)}, …), or allow all with withPageGlobals("all")`,
    );
  }

  /** `JSHost.GlobalThis`. */
  globalThis(): object {
    if (this.isOpen) return globalThis;
    if (this.names.length > 0) return (this.picked ??= this.pick());
    throw this.refusal(
      'JSHost.GlobalThis',
      'hand over what C# needs, or name it with withPageGlobals([…])',
    );
  }

  /** An object that has the named globals, and nothing else. */
  private pick(): object {
    return new Proxy(Object.create(null) as object, {
      has: (_empty, name) => this.has(name),
      get: (_empty, name) => {
        if (typeof name === 'string') this.requireGlobal(name);
        return this.has(name) ? (Reflect.get(globalThis, name) as unknown) : undefined;
      },
      getOwnPropertyDescriptor: (_empty, name) =>
        this.has(name)
          ? { configurable: true, value: Reflect.get(globalThis, name) as unknown }
          : undefined,
      set: (_empty, name) => {
        throw this.refusal(
          `globalThis.${String(name)} to write it`,
          'let the page write it, or allow all with withPageGlobals("all")',
        );
      },
    });
  }

  private has(name: string | symbol): boolean {
    return typeof name === 'string' && this.names.includes(name) && name in globalThis;
  }

  private refusal(what: string, remedy: string): Error {
    const why =
      this.names.length === 0
        ? 'the page gives C# none of its globals'
        : `of its globals the page gives C# ${this.names.join(', ')} alone`;
    return new Error(`Failed to reach ${what}: ${why}. Make sure to ${remedy}.`);
  }
}

/** What the builder was given. */
export function checkedGlobals(allowed: PageGlobals): PageGlobals {
  if (allowed === 'all' || allowed === 'none') return allowed;
  if (isNames(allowed)) return [...allowed];
  throw new TypeError(
    `Failed to set the page's globals: ${JSON.stringify(allowed)} is neither "all" nor "none" nor an array of names. Make sure to name members of globalThis, as in ["document"].`,
  );
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isName);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('.');
}

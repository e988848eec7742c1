import type { Connection } from '../wire/connection.js';
import { CallTarget } from '../wire/host.js';
import { ANY, type Form } from '../wire/form.js';
import { BIND, TO_IMPORT } from '../wire/records.js';
import type { Bindings } from './bindings.js';
import type { PageCalls } from './page-calls.js';

/**
 * Imports that the page serves. The runtime binds an import by walking the module's object along the dots and
 * binding the function it finds to its parent; the walk here ends in a stub instead, one for each binding, since
 * the types belong to the binding.
 */
export class PageImports {
  private nextBinding = 1;

  constructor(
    private readonly connection: Connection,
    private readonly calls: PageCalls,
    private readonly bindings: Bindings,
  ) {}

  /** An object that stands for the page's import module while the runtime walks it. */
  module(name: string): object {
    return this.place(name, '');
  }

  /** The same for one of the page's globals, which count as the members of a module without a name. */
  global(name: string): object {
    return this.place('', name);
  }

  private place(module: string, path: string): object {
    // The runtime demands a function at the end of its walk and calls its `bind`; before the end any object will do.
    return new Proxy(() => undefined, {
      get: (_target, key) => {
        if (typeof key === 'symbol') return undefined;
        if (key === 'bind' && path !== '') return this.bindAt(module, path);
        return this.place(module, path === '' ? key : `${path}.${key}`);
      },
    });
  }

  /** `bind` is what the runtime calls at the end of a walk, or a part of a path like any other. */
  private bindAt(module: string, path: string): object {
    const { current } = this.bindings;
    const wanted = current?.signature?.name;
    if (wanted?.startsWith(`${path}.`)) return this.place(module, `${path}.bind`);
    return () => this.stub(module, path);
  }

  private stub(module: string, path: string): (...args: unknown[]) => unknown {
    const signature = this.bindings.current?.signature;
    const to = new CallTarget(
      TO_IMPORT,
      this.nextBinding++,
      signature?.parameters,
      signature?.result ?? ANY,
    );
    this.announce(to, module, path);
    const name = module === '' ? `globalThis.${path}` : `${path} of module ${module}`;
    return this.bindings.checked(this.calls.stub(to, name));
  }

  private announce(to: CallTarget, module: string, path: string): void {
    const forms: [readonly Form[] | null, Form] = [to.parameters ?? null, to.result];
    this.connection.outbox.record((out) => {
      out.u8(BIND);
      out.u32(to.id);
      out.text(module);
      out.text(path);
      out.text(JSON.stringify(forms));
    });
  }
}

import { CANCELLATION_MODULE } from '../wire/cancel-marks.js';
import type { Callee } from '../wire/host.js';
import type { ByteReader } from '../wire/byte-reader.js';
import { NOTHING, PROMISE, REFERENCE, type Form } from '../wire/form.js';
import { GLOBAL_THIS, IMPORT_MODULE, REPORT_REJECTION } from '../wire/operations.js';
import { GlobalsGuard, type PageGlobals } from './page-globals.js';
import type { PathBounds } from './path-bounds.js';

/** What the page registers for `[JSImport]`: functions, nested as the dots of their names say. */
export type ImportModule = object;

interface Binding {
  readonly module: string;
  readonly path: string;
  callee: Callee;
}

/** The import modules of the page, and the imports that C# has bound to them. */
export class Imports {
  private readonly modules = new Map<string, ImportModule>();
  private readonly bindings = new Map<number, Binding>();
  private readonly loads = new Map<string, Promise<ImportModule>>();
  private readonly guard: GlobalsGuard;

  constructor(globals: PageGlobals) {
    this.guard = new GlobalsGuard(globals);
  }

  /** How far C# comes from what it was given. */
  get bounds(): PathBounds {
    return this.guard.bounds;
  }

  /** Replaces the whole module, as `setModuleImports` of dotnet.js does. Imports already bound stay as they are. */
  register(name: string, module: ImportModule): void {
    requireFreeName(name);
    this.modules.set(name, module);
  }

  /** Takes in how an import is called from now on. */
  bind(input: ByteReader): void {
    const id = input.u32();
    const module = input.text();
    const path = input.text();
    const [parameters, result] = JSON.parse(input.text()) as [Form[] | null, Form];
    const binding: Binding = {
      module,
      path,
      callee: {
        parameters: parameters ?? undefined,
        result,
        // The function is looked up at the first call, which is when dotnet.js binds it, and then kept.
        run: (args) => {
          const bound = this.lookUp(module, path);
          binding.callee = {
            parameters: parameters ?? undefined,
            result,
            run: (rest) => bound(...rest),
          };
          return bound(...args);
        },
      },
    };
    this.bindings.set(id, binding);
  }

  /** What C# reaches of the page beside its import modules. */
  operation(id: number): Callee | undefined {
    switch (id) {
      case GLOBAL_THIS:
        return { parameters: undefined, result: REFERENCE, run: () => this.guard.globalThis() };
      case IMPORT_MODULE:
        return {
          parameters: undefined,
          result: [PROMISE, REFERENCE],
          run: ([name, url]) => this.load(name as string, url as string),
        };
      case REPORT_REJECTION:
        return {
          parameters: undefined,
          result: NOTHING,
          run: ([reason]) => {
            rejectUnhandled(reason);
          },
        };
      default:
        return undefined;
    }
  }

  get(id: number): Callee {
    return this.binding(id).callee;
  }

  nameOf(id: number): string {
    const { module, path } = this.binding(id);
    return nameOf(module, path);
  }

  /** `JSHost.ImportAsync`: a module is loaded once by its name, and replaces what was registered under it. */
  private load(name: string, url: string): Promise<ImportModule> {
    this.guard.requireLoading(name, url);
    const known = this.loads.get(name);
    if (known) return known;
    const load = (
      import(/* webpackIgnore: true */ /* @vite-ignore */ url) as Promise<ImportModule>
    ).then((module) => {
      this.register(name, module);
      return module;
    });
    this.loads.set(name, load);
    return load;
  }

  private binding(id: number): Binding {
    const binding = this.bindings.get(id);
    if (!binding)
      throw new Error(
        `Failed to serve import ${String(id)}: it is not bound. The frame is damaged.`,
      );
    return binding;
  }

  /** The walk of dotnet.js, with its own words where it fails. */
  private lookUp(module: string, path: string): (...args: unknown[]) => unknown {
    if (module === '') this.guard.requireGlobal(path);
    let parent: unknown = module === '' ? globalThis : this.modules.get(module);
    if (!parent) {
      throw new Error(
        `ES6 module ${module} was not imported yet, please call JSHost.ImportAsync() first in order to invoke ${path}.`,
      );
    }
    const what = () => nameOf(module, path);
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const next = this.bounds.read(parent, part, what);
      if (!next) throw new Error(`${part} not found while looking up ${path}`);
      parent = next;
    }
    const member = this.bounds.read(parent, last, what);
    if (typeof member !== 'function') {
      throw new Error(`${path} must be a Function but was ${typeof member}`);
    }
    return (...args) => Reflect.apply(member, parent, args) as unknown;
  }
}

function nameOf(module: string, path: string): string {
  return module === '' ? `globalThis.${path}` : `${path} of module ${module}`;
}

/** One name is taken: its module is the worker's. */
export function requireFreeName(name: string): void {
  if (name !== CANCELLATION_MODULE) return;
  throw new TypeError(
    `Failed to register import module ${name}: the worker itself answers it, for calls that can be cancelled. Make sure to choose another name.`,
  );
}

/** In thread it would be this page's unhandled rejection: so it is. */
function rejectUnhandled(reason: unknown): void {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it may be anything
  void Promise.reject(reason);
}

import { assetRequest } from '../wire/asset-request.js';
import { responseOf } from './compiled.js';
import type { Config } from './config-snapshot.js';
import type { Progress } from './progress.js';
import type { Thread } from './thread.js';

interface ResponseParts {
  readonly status: number;
  readonly statusText: string;
  readonly headers: [string, string][];
  readonly body: Uint8Array<ArrayBuffer>;
}

type Asked = [type: string, name: string, uri: string, integrity: string, behavior: string];
type Answer = string | ResponseParts | null;
type PageLoader = (...asked: Asked) => Promise<Answer>;

/** Groups of `resources` whose files dotnet.js imports, and for which it takes a URL at once or nothing. */
const SCRIPTS = [
  'jsModuleNative',
  'jsModuleRuntime',
  'jsModuleDiagnostics',
  'jsModuleGlobalization',
];

/**
 * The page's resource loader, for a dotnet.js that calls it synchronously. A file may come by promise, so the page is
 * asked when dotnet.js asks; of the scripts it wants the URL at once, so the page is asked for those when the
 * configuration has loaded, which is always before.
 */
export class WorkerResourceLoader {
  private readonly scripts = new Map<string, string>();

  constructor(
    private readonly ask: PageLoader,
    private readonly framework: string,
    private readonly thread: Thread,
    private readonly progress: Progress | undefined,
  ) {}

  /** What dotnet.js calls. */
  load = (...asked: Asked): string | Promise<unknown> | undefined => {
    const [type, name] = asked;
    return type === 'dotnetjs' ? this.scripts.get(name) : this.fetch(asked);
  };

  /** Asks for the scripts that `config` names. */
  async prepare(config: Config): Promise<void> {
    const resources = (config['resources'] ?? {}) as Record<string, unknown>;
    const names = SCRIPTS.flatMap((group) => namesIn(resources[group]));
    await Promise.all(
      names.map(async ([name, hash, behavior]) => {
        const uri = new URL(name, this.framework).href;
        const answer = await this.ask('dotnetjs', name, uri, hash, behavior);
        if (typeof answer === 'string') this.scripts.set(name, answer);
        else if (answer)
          throw new TypeError(
            `Failed to load ${name}: the resource loader gave a response. Make sure that it gives a URL for the type dotnetjs.`,
          );
      }),
    );
  }

  private async fetch(asked: Asked): Promise<unknown> {
    const [type, , uri, integrity] = asked;
    const answer = await this.ask(...asked);
    const compiled: unknown = answer;
    if (compiled instanceof WebAssembly.Module) {
      this.progress?.countOne();
      return responseOf(compiled);
    }
    if (answer && typeof answer === 'object') {
      const response = new Response(answer.body, answer);
      return this.progress?.count(response) ?? response;
    }
    const url = answer ?? uri;
    if (type === 'manifest' && !url.includes('.json')) {
      return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as unknown;
    }
    const response = await this.thread.fetch(url, assetRequest(integrity));
    // What `fetch` loads is counted there.
    return url.startsWith('file:') ? (this.progress?.count(response) ?? response) : response;
  }
}

/** .NET 8 and 9 map a name to its hash, 10 lists objects. */
function namesIn(group: unknown): [name: string, hash: string, behavior: string][] {
  if (Array.isArray(group)) {
    return group.map((asset: { name: string; hash?: string; behavior?: string }) => [
      asset.name,
      asset.hash ?? '',
      asset.behavior ?? 'js-module-native',
    ]);
  }
  return Object.entries((group ?? {}) as Record<string, string>).map(([name, hash]) => [
    name,
    hash,
    'js-module-native',
  ]);
}

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Compilation, Compiler, WebpackError, sources } from 'webpack';
import { Stop } from '../commands/stop.js';
import { MetadataError } from '../metadata/failure.js';
import { declaration } from '../types/declaration.js';
import { describe } from '../types/describe.js';
import { frameworkSource } from '../types/framework-source.js';
import { newestBuild, projectSource } from '../types/project-source.js';
import type { Source } from '../types/source.js';
import { writeDeclaration } from '../types/write.js';
import type { Message } from './messages.js';
import type { Outcome } from './publish.js';
import type { Publisher } from './publisher.js';

/** The folder of .NET's files in webpack's output. */
export const FOLDER = '_framework';

/** What a published project adds to the compilations of one webpack compiler. */
export class ProjectBuild {
  private published: Outcome | undefined;
  private whyNoTypes: string | undefined;
  private hasNews = false;
  private assets = new Map<string, sources.Source>();

  constructor(
    private readonly compiler: Compiler,
    private readonly publisher: Publisher,
    private readonly types: string | undefined,
  ) {}

  /** Publishes where that is needed, and takes over what is new. */
  async update(): Promise<void> {
    const outcome = await this.publisher.update();
    if (outcome === this.published) return;
    this.published = outcome;
    // After a failure the last files that there were go on being served.
    if (!outcome.succeeded) return;
    this.readAssets();
    this.whyNoTypes = this.writeTypes();
    this.hasNews = true;
  }

  /** Whether other files are served since it was last asked. */
  takeNews(): boolean {
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  report(compilation: Compilation): void {
    const { messages = [], failure } = this.published ?? {};
    for (const message of messages) {
      const all = message.severity === 'error' ? compilation.errors : compilation.warnings;
      all.push(this.asWebpackError(message));
    }
    for (const text of [failure, this.whyNoTypes]) {
      if (text !== undefined) compilation.errors.push(this.newError(text));
    }
  }

  emit(compilation: Compilation): void {
    for (const [name, source] of this.assets) {
      compilation.emitAsset(name, source, { minimized: true });
    }
  }

  private readAssets(): void {
    const { framework } = this.publisher;
    const { RawSource } = this.compiler.webpack.sources;
    // The texts of each language lie in a folder of their own.
    const names = readdirSync(framework, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(framework, name)).isFile(),
    );
    this.assets = new Map(
      names.map((name) => [
        `${FOLDER}/${name.replaceAll('\\', '/')}`,
        new RawSource(readFileSync(join(framework, name))),
      ]),
    );
  }

  private writeTypes(): string | undefined {
    if (this.types === undefined) return undefined;
    const output = resolve(this.compiler.context, this.types);
    try {
      const described = describe(this.publisher.project, () => this.source());
      writeDeclaration(output, declaration(described));
      return undefined;
    } catch (error) {
      if (error instanceof Stop || error instanceof MetadataError) return error.message;
      throw error;
    }
  }

  /** The build has the names of all parameters; where MSBuild puts it elsewhere, there is what was published. */
  private source(): Source {
    const { project, framework } = this.publisher;
    return newestBuild(project) === undefined ? frameworkSource(framework) : projectSource(project);
  }

  private asWebpackError({ origin, line, column, code, text }: Message): WebpackError {
    if (line === undefined) return this.newError(`${origin}: ${code}: ${text}`);
    const error = this.newError(`${code}: ${text}`);
    error.file = `./${relative(this.compiler.context, origin).replaceAll('\\', '/')}`;
    // webpack counts columns from 0.
    error.loc = { start: { line, column: (column ?? 1) - 1 } };
    return error;
  }

  private newError(text: string): WebpackError {
    const error = new this.compiler.webpack.WebpackError(text);
    error.hideStack = true;
    return error;
  }
}

import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceStamp } from './project-files.js';
import { runPublish, type Outcome } from './publish.js';

const DONE: Outcome = { messages: [], failure: undefined, succeeded: true };

/** Publishes a project whenever its sources are not those of the last time, in this process or one before. */
export class Publisher {
  /** Below obj, where neither MSBuild nor a repository looks for sources. */
  private readonly output: string;
  private readonly args: readonly string[];
  private handled: string | undefined;
  private last = DONE;
  private running: ChildProcess | undefined;

  constructor(
    readonly project: string,
    configuration: string,
    properties: Readonly<Record<string, string>>,
  ) {
    this.output = join(dirname(project), 'obj/dotnet-worker', configuration);
    this.args = [
      ...[project, '--nologo', '--verbosity', 'quiet'],
      ...['--configuration', configuration, '--output', this.output],
      ...Object.entries(properties).map(([name, value]) => `-p:${name}=${value}`),
    ];
  }

  /** The published `_framework` folder; it is there once a publish has succeeded. */
  get framework(): string {
    return join(this.output, 'wwwroot/_framework');
  }

  /** A file that is written when the new files are served. */
  get mark(): string {
    return `${this.output}.served`;
  }

  /** Whether the sources are others than those of the last publish, failed ones included. */
  get isBehind(): boolean {
    return this.stamp() !== this.handled;
  }

  /** Publishes, where that is needed. The outcome is that of the last publish. */
  async update(): Promise<Outcome> {
    const stamp = this.stamp();
    if (stamp === this.handled) return this.last;
    this.handled = stamp;
    this.last = this.isOnDisk(stamp) ? DONE : await this.publish(stamp);
    return this.last;
  }

  /** Ends a publish under way. */
  close(): void {
    this.running?.kill();
  }

  private async publish(stamp: string): Promise<Outcome> {
    rmSync(this.stampFile, { force: true });
    // File names carry fingerprints: without this the files of earlier publishes would pile up.
    rmSync(this.output, { recursive: true, force: true });
    const outcome = await runPublish(this.args, (child) => (this.running = child));
    this.running = undefined;
    if (outcome.succeeded) {
      mkdirSync(dirname(this.stampFile), { recursive: true });
      writeFileSync(this.stampFile, stamp);
    }
    return outcome;
  }

  private isOnDisk(stamp: string): boolean {
    if (!existsSync(this.stampFile) || !existsSync(this.framework)) return false;
    return readFileSync(this.stampFile, 'utf8') === stamp;
  }

  private get stampFile(): string {
    return `${this.output}.stamp`;
  }

  private stamp(): string {
    return [...this.args, sourceStamp(this.project)].join('\n');
  }
}

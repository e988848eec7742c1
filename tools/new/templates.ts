import { fileURLToPath } from 'node:url';

export interface Template {
  /** What it is for, in a line. */
  readonly summary: string;
  /** Folders of templates/, laid over one another. */
  readonly parts: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
}

/** What `dotnet-worker new` can make, by the name that asks for it. */
export const templates: Readonly<Record<string, Template>> = {
  browser: {
    summary: 'a page without a bundler, like `dotnet new wasmbrowser`',
    parts: ['browser'],
    // The option's name, and the folder that it lays over the others.
    options: { karma: 'karma' },
  },
  console: { summary: 'a program for Node.js, like `dotnet new wasmconsole`', parts: ['console'] },
  react: { summary: 'a page with React and Vite', parts: ['vite', 'react'] },
  vue: { summary: 'a page with Vue and Vite', parts: ['vite', 'vue'] },
};

/**
 * The folder of a part. It lies beside the command, and its name begins with a dot: the .NET SDK compiles
 * every .cs file below a project, but for those in such folders.
 */
export function folderOf(part: string): string {
  return fileURLToPath(new URL(`./.templates/${part}/`, import.meta.url));
}

import type { Files, Manifest } from './merge.js';

export interface Names {
  /** Of the project: the C# project has it, and in small letters the npm package. */
  readonly project: string;
  /** What package.json says of dotnet-worker. */
  readonly library: string;
}

/** The files of a project with its names in them, where the templates say App. */
export function fill(files: Files, names: Names): Files {
  return new Map(
    [...files].map(([path, text]) => [
      // npm would leave a .gitignore out of the package that it publishes.
      path
        .replace(/(^|\/)gitignore$/, '$1.gitignore')
        .replace('App.csproj', `${names.project}.csproj`),
      path === 'package.json' ? fillManifest(text, names) : fillText(text, names),
    ]),
  );
}

function fillText(text: string, { project }: Names): string {
  return text
    .replaceAll('App.csproj', `${project}.csproj`)
    .replace('<title>App</title>', `<title>${project}</title>`)
    .replace(/^# App$/m, `# ${project}`);
}

function fillManifest(text: string, names: Names): string {
  const manifest = JSON.parse(fillText(text, names)) as Manifest;
  const { dependencies } = manifest;
  const filled = {
    ...manifest,
    name: names.project.toLowerCase(),
    dependencies: { ...dependencies, 'dotnet-worker': names.library },
  };
  return `${JSON.stringify(filled, null, 2)}\n`;
}

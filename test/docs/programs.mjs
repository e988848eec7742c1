import { marked } from '../../scripts/documents.mjs';

const imports = /^import \{ ([^}]*) \} from '([^']*)';.*\n/gm;

/** The blocks of a page that are marked "js run", one after the other: a program that a browser runs. */
export function programOf(page) {
  const code = marked(page, 'js', 'run').join('\n');
  const names = new Map();
  // A block imports what it needs, whether or not one before it did.
  for (const [, list, module] of code.matchAll(imports)) {
    names.set(module, new Set([...(names.get(module) ?? []), ...list.split(', ')]));
  }
  const head = [...names].map(
    ([module, set]) => `import { ${[...set].join(', ')} } from '${module}';\n`,
  );
  return `${head.join('')}${code.replaceAll(imports, '')}`;
}

/** What a program says that it prints: `console.log(…); // this`. A dot-dot-dot stands for anything. */
export function statedIn(program) {
  const lines = program.split('\n').filter((line) => line.includes('console.log('));
  return lines.map((line) => {
    const [, text] = /[;,] \/\/ (.*)$/.exec(line) ?? [];
    if (text === undefined) throw new Error(`It does not say what it prints: ${line.trim()}`);
    return text;
  });
}

/** The first of the stated lines that was not said, in their order; undefined when all were. */
export function firstMissing(stated, said) {
  let from = 0;
  for (const text of stated) {
    const at = said.findIndex((line, index) => index >= from && matches(line, text));
    if (at === -1) return text;
    from = at + 1;
  }
  return undefined;
}

function matches(line, text) {
  const parts = text.split('…');
  const pattern = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 's').test(line);
}

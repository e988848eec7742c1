import { Unsupported } from './crossing.js';
import { docComment } from './doc-comment.js';
import type { Method } from './methods.js';
import { indented } from './lines.js';
import { memberName } from './names.js';
import type { Documentation } from './xml-documentation.js';

interface Node {
  readonly members: Map<string, Node>;
  readonly types: Set<string>;
  readonly comments: string[];
}

interface Writing {
  /** The TypeScript type of a method. */
  readonly typeOf: (signature: Exclude<Method['signature'], Unsupported>) => string;
  readonly documentation: ReadonlyMap<string, Documentation>;
}

/** The lines between the braces of the type that has these methods at their paths. */
export function treeLines(methods: readonly Method[], writing: Writing): string[] {
  const root = newNode();
  for (const method of methods) {
    const node = method.path.reduce(memberOf, root);
    if (method.signature instanceof Unsupported) {
      const name = method.path.join('.');
      node.comments.push(`// ${name} is left out: ${method.signature.message}.`);
      continue;
    }
    if (node.types.size === 0) {
      node.comments.push(...docComment(method, writing.documentation.get(method.id)));
    }
    node.types.add(writing.typeOf(method.signature));
  }
  return memberLines(root.members);
}

function memberLines(members: Node['members']): string[] {
  return [...members].flatMap(([name, { comments, members: inner, types }]) => {
    const lines = memberLines(inner);
    const parts = [...types];
    if (lines.some((line) => !line.startsWith('//'))) {
      parts.push(['{', ...indented(lines), '}'].join('\n'));
    }
    // Where all is left out, nothing is there at run time.
    if (parts.length === 0) return [...comments, ...lines];
    return [...comments, ...`${memberName(name)}: ${allOf(parts)};`.split('\n')];
  });
}

/** One function that C# imports with several signatures has to serve each of them. */
function allOf(types: readonly string[]): string {
  if (types.length === 1) return types.join('');
  return types.map((type) => (type.startsWith('(') ? `(${type})` : type)).join(' & ');
}

function memberOf(node: Node, name: string): Node {
  const known = node.members.get(name);
  if (known) return known;
  const member = newNode();
  node.members.set(name, member);
  return member;
}

function newNode(): Node {
  return { members: new Map(), types: new Set(), comments: [] };
}

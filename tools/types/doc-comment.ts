import { Unsupported } from './crossing.js';
import type { Method } from './methods.js';
import { parameterName } from './names.js';
import type { Documentation } from './xml-documentation.js';

/** The comment above a member: lines without indentation, none when nothing was said. */
export function docComment(method: Method, documentation: Documentation | undefined): string[] {
  if (!documentation || method.signature instanceof Unsupported) return [];
  const { summary, remarks, returns, throws } = documentation;
  const blocks = [summary, remarks].filter((text) => text !== '');
  const tags = method.signature.parameters.flatMap(({ name }) => {
    const text = documentation.parameters.get(name) ?? '';
    return text === '' ? [] : [`@param ${parameterName(name)} - ${text}`];
  });
  if (returns !== '') tags.push(`@returns ${returns}`);
  tags.push(...throws.map((text) => `@throws ${text}`));
  if (tags.length > 0) blocks.push(tags.join('\n'));
  const lines = blocks.join('\n\n').replaceAll('*/', '*\\/').split('\n');
  if (blocks.length === 0) return [];
  if (lines.length === 1) return [`/** ${lines[0] ?? ''} */`];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'];
}

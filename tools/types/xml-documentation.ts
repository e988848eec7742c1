/** What the XML documentation says about a method. */
export interface Documentation {
  readonly summary: string;
  readonly remarks: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly returns: string;
  readonly throws: readonly string[];
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What stands in Markdown for the tags that have a text within; nothing for others. */
const MARKS: Record<string, string> = {
  c: '`',
  '/c': '`',
  '/term': ': ',
  item: '\n\n- ',
  '/list': '\n\n',
  para: '\n\n',
  '/para': '\n\n',
  br: '\n\n',
};

/**
 * Reads the documentation that C#'s compiler writes beside an assembly: by the name of each member, like
 * `M:Namespace.Class.Method(System.Int32)`.
 */
export function readDocumentation(xml: string): Map<string, Documentation> {
  const members = new Map<string, Documentation>();
  for (const part of xml.split('<member name="').slice(1)) {
    const end = part.indexOf('"');
    const start = part.indexOf('>', end);
    const close = part.indexOf('</member>');
    if (end < 0 || start < 0 || close < start) continue;
    members.set(decode(part.slice(0, end)), readMember(part.slice(start + 1, close)));
  }
  return members;
}

function readMember(xml: string): Documentation {
  return {
    summary: elements(xml, 'summary')[0]?.text ?? '',
    remarks: elements(xml, 'remarks')[0]?.text ?? '',
    parameters: new Map(
      elements(xml, 'param').map(({ attributes, text }) => [attribute(attributes, 'name'), text]),
    ),
    returns: elements(xml, 'returns')[0]?.text ?? '',
    throws: elements(xml, 'exception').map(({ attributes, text }) =>
      `${lastName(attribute(attributes, 'cref'))} ${text}`.trim(),
    ),
  };
}

function elements(xml: string, name: string): { attributes: string; text: string }[] {
  return xml
    .split(new RegExp(`<${name}(?=[\\s>])`))
    .slice(1)
    .flatMap((part) => {
      const start = part.indexOf('>');
      const end = part.indexOf(`</${name}>`);
      if (start < 0 || end < start) return [];
      return [{ attributes: part.slice(0, start), text: plain(part.slice(start + 1, end)) }];
    });
}

/** The text as Markdown, which is what editors show. */
function plain(xml: string): string {
  return xml
    .split(/<code(?:\s[^<>]*)?>(.*?)<\/code>/s)
    .map((part, index) => (index % 2 === 0 ? paragraphs(part) : codeBlock(decode(part))))
    .filter((part) => part !== '')
    .join('\n\n');
}

function paragraphs(xml: string): string {
  const parts = xml.split(/<([^<>]*)>/);
  const text = parts.map((part, index) => (index % 2 === 0 ? decode(part) : markdown(part)));
  return text
    .join('')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function markdown(tag: string): string {
  const name = /^\/?[\w-]+/.exec(tag)?.[0] ?? '';
  const target =
    attribute(tag, 'cref') ||
    attribute(tag, 'langword') ||
    attribute(tag, 'name') ||
    attribute(tag, 'href');
  if (tag.endsWith('/') && target !== '') return `\`${lastName(target)}\``;
  return MARKS[name] ?? '';
}

function codeBlock(text: string): string {
  const lines = text.replaceAll('\r', '').split('\n');
  const used = lines.filter((line) => line.trim() !== '');
  const margin = Math.min(...used.map((line) => line.search(/\S/)));
  const begin = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  return ['```', ...lines.slice(begin, end).map((line) => line.slice(margin)), '```'].join('\n');
}

function attribute(attributes: string, name: string): string {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes) ?? [];
  return decode(value ?? '');
}

/** `M:Namespace.Class.Method(System.Int32)` is known to people as `Method`. */
function lastName(reference: string): string {
  if (!/^[A-Z]:/.test(reference)) return reference;
  return reference.slice(2).replace(/\(.*$/, '').replace(/^.*\./, '').replace(/`+\d+/g, '');
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex, decimal, name) => {
      const code = hex ? parseInt(hex as string, 16) : parseInt(decimal as string, 10);
      if (name) return ENTITIES[(name as string).toLowerCase()] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

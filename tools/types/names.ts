const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** The name of a member, in quotes where it has to be. */
export function memberName(name: string): string {
  return IDENTIFIER.test(name) ? name : quoted(name);
}

/** C# takes names for parameters that TypeScript does not. */
export function parameterName(name: string): string {
  if (RESERVED.has(name)) return `_${name}`;
  return IDENTIFIER.test(name)
    ? name
    : name.replaceAll(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?=\d)|^$/, '_');
}

/** As prettier would. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

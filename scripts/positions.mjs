import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root } from './run.mjs';

const table = 'test/differential/types.json';
const target = 'test/dotnet/Generated/Positions.cs';

/**
 * Writes the C# methods that put every type of the table in every position in which it can cross: `[JSExport]` and
 * `[JSImport]` take no type parameters, so each type needs its own.
 */
export function writePositions() {
  const { contents, wholes } = JSON.parse(readFileSync(resolve(root, table), 'utf8'));
  const classes = [
    ...contents.map((row) => classOf(row, [...plain(row), ...delegates(row), ...tasks(row)])),
    ...contents.filter(({ nullable }) => nullable).map((row) => nullableClass(row)),
    ...wholes.map((row) => classOf(row, plain(row))),
  ];
  const file = resolve(root, target);
  const text = `// Written by scripts/positions.mjs from ${table}.\nnamespace Conformance.Positions;\n\n${classes.join('\n')}`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function nullableClass(row) {
  const nullable = {
    ...row,
    name: `Nullable${row.name}`,
    cs: `${row.cs}?`,
    values: ['null', ...row.values],
  };
  return classOf(nullable, plain(nullable));
}

function classOf({ name, cs, values }, members) {
  const arms = values.map((value, index) => `        ${index} => ${value},\n`).join('');
  return `public static partial class Of${name}
{
    private static ${cs} Value(int index) => index switch
    {
${arms}        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

${members.join('\n')}}
`;
}

function plain({ cs, js }) {
  const type = marshalled(js, cs);
  const result = returned(js);
  return [
    exported('string', 'TakeArgument', type('value'), '=> Describe.Of(value)'),
    exported(cs, 'GiveResult', 'int index', '=> Value(index)', result),
    exported(cs, 'RoundTrip', type('value'), '=> value', result),
    exported('void', 'SendArgument', 'int index', '=> Take(Value(index))'),
    exported('string', 'AskResult', '', catching('Describe.Of(Give())')),
    imported('void', 'take', 'Take', type('value')),
    imported(cs, 'give', 'Give', '', result),
  ];
}

function delegates({ cs, js }) {
  const taker = marshalled(`Function<JSType.${js}>`, `Action<${cs}>`);
  const giver = marshalled(`Function<JSType.${js}>`, `Func<${cs}>`);
  const describer = [`Function<JSType.${js}, JSType.String>`, `Func<${cs}, string>`];
  const chooser = [`Function<JSType.Number, JSType.${js}>`, `Func<int, ${cs}>`];
  return [
    exported(
      'string',
      'CallAction',
      `${taker('action')}, int index`,
      catching('Describe.Done(() => action(Value(index)))'),
    ),
    exported('string', 'CallFunc', giver('func'), catching('Describe.Of(func())')),
    exported(
      'string',
      'CallImportedAction',
      'int index',
      catching('Describe.Done(() => GiveAction()(Value(index)))'),
    ),
    exported('string', 'CallImportedFunc', '', catching('Describe.Of(GiveFunc()())')),
    exported(
      describer[1],
      'GetTaker',
      '',
      '=> value => Describe.Of(value)',
      returned(describer[0]),
    ),
    exported(chooser[1], 'GetGiver', '', '=> Value', returned(chooser[0])),
    exported('void', 'LendTaker', '', '=> TakeTaker(value => Describe.Of(value))'),
    exported('void', 'LendGiver', '', '=> TakeGiver(Value)'),
    imported(`Action<${cs}>`, 'give', 'GiveAction', '', returned(`Function<JSType.${js}>`)),
    imported(`Func<${cs}>`, 'give', 'GiveFunc', '', returned(`Function<JSType.${js}>`)),
    imported('void', 'borrow', 'TakeTaker', marshalled(...describer)('taker')),
    imported('void', 'borrow', 'TakeGiver', marshalled(...chooser)('giver')),
  ];
}

function tasks({ cs, js }) {
  const type = marshalled(`Promise<JSType.${js}>`, `Task<${cs}>`);
  const result = returned(`Promise<JSType.${js}>`);
  const taskOf = '(later ? Later.Of(Value(index)) : Task.FromResult(Value(index)))';
  return [
    exported('async Task<string>', 'TakeTask', type('task'), catching('Describe.Of(await task)')),
    exported('async Task<string>', 'AskTask', '', catching('Describe.Of(await GiveTask())')),
    exported(`Task<${cs}>`, 'GetTask', 'int index, bool later', `=> ${taskOf}`, result),
    exported('void', 'SendTask', 'int index, bool later', `=> Send${taskOf}`),
    imported(`Task<${cs}>`, 'give', 'GiveTask', '', result),
    imported('void', 'take', 'Send', type('task')),
  ];
}

const marshalled = (js, cs) => (name) => `[JSMarshalAs<JSType.${js}>] ${cs} ${name}`;

const returned = (js) => `    [return: JSMarshalAs<JSType.${js}>]\n`;

function exported(result, name, parameters, body, attribute = '') {
  const end = body.endsWith('}') ? '' : ';';
  return `    [JSExport]\n${attribute}    public static ${result} ${name}(${parameters}) ${body}${end}\n`;
}

function imported(result, name, method, parameters, attribute = '') {
  return `    [JSImport("${name}", "positions.js")]\n${attribute}    private static partial ${result} ${method}(${parameters});\n`;
}

function catching(expression) {
  return `{ try { return ${expression}; } catch (Exception caught) { return Describe.Thrown(caught); } }`;
}

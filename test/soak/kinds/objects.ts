import { ManagedError } from 'dotnet-worker';
import { must, same } from '../check.js';
import { later, type Kind } from './kind.js';
import { bytes, error, int32, plainObject, text } from './values.js';

/** Objects and errors of either side, their identity and their lifetime. */
export const objects: readonly Kind[] = [
  {
    name: 'an object of C#',
    play: async ({ exports }, random) => {
      const { Objects } = exports.Exported;
      const value = int32(random);
      const [box, other] = await Promise.all([Objects.MakeBox(value), Objects.MakeBox(value)]);
      same(await Objects.Any(box), box, 'the same object');
      same(await Objects.Unbox(box), value, 'Unbox');
      same(await Objects.AreSame(box, box), true, 'AreSame');
      same(await Objects.AreSame(box, other), false, 'AreSame of two');
      if (random.chance(0.5)) {
        const inFlight = Objects.Unbox(box);
        box.dispose();
        must(box.isDisposed, 'an object is disposed of at once');
        same(await inFlight, value, 'the call in flight');
      }
    },
  },
  {
    name: 'an object of the page',
    play: async ({ exports }, random) => {
      const { Objects } = exports.Exported;
      const object = plainObject(random);
      const returned = later(Objects.JSObject(object));
      if (random.chance(0.3)) await Objects.Dispose(object);
      same(await returned, object, 'the same object');
      same(await Objects.AreSame(object, object), true, 'AreSame');
      same(await Objects.JSObject(object), object, 'the same object again');
      if (random.chance(0.5)) await Objects.Dispose(object);
    },
  },
  {
    name: 'objects that keep their identity through an import',
    waits: true,
    play: async ({ exports: { Imported } }, random) => {
      same(await Imported.Objects.KeepsManagedObject(), true, 'KeepsManagedObject');
      same(await Imported.Objects.KeepsJSObject(plainObject(random)), true, 'KeepsJSObject');
    },
  },
  {
    name: 'properties of an object of the page',
    waits: true,
    play: async ({ exports }, random) => {
      const { Properties } = exports.Exported;
      const inner = plainObject(random);
      const [mark, name, content] = [int32(random), text(random), bytes(random)];
      const target: Record<string, unknown> = { inner, content };
      await Promise.all([
        Properties.SetInt32(target, 'mark', mark),
        Properties.SetString(target, 'name', name),
        Properties.SetJSObject(target, 'other', inner),
      ]);
      same(Object.entries(target).flat().length, 10, 'the entries');
      same([target['mark'], target['name'], target['other']], [mark, name, inner], 'what was set');
      const read = await Promise.all([
        Properties.GetInt32(target, 'mark'),
        Properties.GetString(target, 'name'),
        Properties.GetJSObject(target, 'inner'),
        Properties.GetBytes(target, 'content'),
        Properties.Has(target, 'absent'),
        Properties.TypeOf(target, 'name'),
      ]);
      same(read, [mark, name, inner, content, false, 'string'], 'what was read');
    },
  },
  {
    name: 'objects below an object of the page',
    waits: true,
    play: async ({ exports: { Live } }, random) => {
      const innermost = { mark: int32(random) };
      const outer = { first: { second: innermost } };
      same(await Live.Holding.Child(outer, 'first.second'), innermost.mark, 'Child');
      same(await Live.Holding.ChildItself(outer, 'first.second'), innermost, 'ChildItself');
      same(await Live.Holding.UseDisposed({ mark: 'gone' }), 'disposed: True', 'UseDisposed');
    },
  },
  {
    name: 'exceptions of C#',
    play: async (world, random) => {
      const { Errors } = world.exports.Exported;
      const message = text(random);
      const later = random.chance(0.5) ? Errors.ThrowLater(message) : Errors.Throw(message);
      const thrown = await world.rejection(later);
      must(thrown instanceof ManagedError, 'an exception of C# is a ManagedError');
      same((thrown as Error).message, message, 'its message');
      const one = await Errors.GetTheOne();
      same(await Errors.IsTheOne(one), true, 'IsTheOne');
      same(await world.rejection(Errors.Rethrow(one)), one, 'the one, thrown');
    },
  },
  {
    name: 'errors of the page',
    play: async (world, random) => {
      const { Errors } = world.exports.Exported;
      const reason = error(random);
      same(await world.rejection(Errors.Rethrow(reason)), reason, 'an error of the page');
      const described = `JSException: ${String(reason)}`;
      same((await Errors.Describe(reason)).trimEnd(), described.trimEnd(), 'Describe');
    },
  },
];

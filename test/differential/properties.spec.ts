import { startInThread } from '../runtime/in-thread.js';
import { sharedRuntime } from '../runtime/start.js';
import { attempt } from './portrait.js';

type Getter = (target: object, name: string) => Promise<unknown>;

interface Exports {
  Conformance: {
    Exported: { Properties: Record<string, Getter> };
  };
}

const getters = ['GetBoolean', 'GetInt32', 'GetDouble', 'GetString', 'GetJSObject', 'GetBytes'];

/** dotnet.js leaves a mark on the objects that it has seen, so each side has its own. */
const makeTarget = (): Record<string, unknown> => ({
  yes: true,
  whole: 7,
  half: 0.5,
  huge: 2 ** 40,
  none: NaN,
  big: 7n,
  text: 'text',
  symbol: Symbol('mine'),
  date: new Date(0),
  object: {},
  list: [1, 2],
  texts: ['a'],
  bytes: Uint8Array.of(1, 2),
  ints: Int32Array.of(1, 2),
  work: () => 1,
  nothing: null,
  missing: undefined,
});

const fitting: Record<string, readonly string[]> = {
  GetBoolean: ['yes'],
  GetInt32: ['whole'],
  GetDouble: ['whole', 'half', 'huge', 'none'],
  GetString: ['text'],
  GetJSObject: ['date', 'object', 'list', 'texts', 'bytes', 'ints', 'work'],
  GetBytes: ['list', 'texts', 'bytes'],
};
const absent = ['nothing', 'missing', 'absent'];

describe('a property that C# reads as another type than it has, or that is absent', () => {
  const shared = sharedRuntime<Exports>();
  let inThread: Record<string, Getter>;

  beforeAll(async () => {
    inThread = (await startInThread<Exports>('properties')).Conformance.Exported.Properties;
  });

  for (const getter of getters) {
    it(`comes to the same in thread and off it: ${getter}`, async () => {
      const { Properties } = shared.exports.Conformance.Exported;
      const [here, there] = [makeTarget(), makeTarget()];
      for (const name of [...Object.keys(here), 'absent']) {
        // The page says so before the marshaller looks, in its own words.
        if (getter === 'GetBytes' && name === 'symbol') continue;
        const offThread = await get(Properties, here, getter, name);
        expect(offThread)
          .withContext(name)
          .toBe(await get(inThread, there, getter, name));
        const fits = absent.includes(name) || fitting[getter]?.includes(name);
        expect(offThread.startsWith('threw ')).withContext(name).toBe(!fits);
      }
    });
  }

  async function get(
    properties: Record<string, Getter>,
    target: Record<string, unknown>,
    getter: string,
    name: string,
  ): Promise<string> {
    return attempt(() => properties[getter]?.(target, name), new Map([[target[name], 'itself']]));
  }
});

import { sharedRuntime } from './start.js';

interface Properties {
  Has: (target: object, name: string) => Promise<boolean>;
  TypeOf: (target: object, name: string) => Promise<string>;
  GetBoolean: (target: object, name: string) => Promise<boolean>;
  GetInt32: (target: object, name: string) => Promise<number>;
  GetDouble: (target: object, name: string) => Promise<number>;
  GetString: (target: object, name: string) => Promise<string | null>;
  GetJSObject: (target: object, name: string) => Promise<object | null>;
  GetBytes: (target: object, name: string) => Promise<Uint8Array | null>;
  SetBoolean: (target: object, name: string, value: boolean) => Promise<void>;
  SetInt32: (target: object, name: string, value: number) => Promise<void>;
  SetDouble: (target: object, name: string, value: number) => Promise<void>;
  SetString: (target: object, name: string, value: string | null) => Promise<void>;
  SetJSObject: (target: object, name: string, value: object | null) => Promise<void>;
  SetBytes: (target: object, name: string, value: Uint8Array | null) => Promise<void>;
}

interface Exports {
  Conformance: { Exported: { Properties: Properties } };
}

describe('C# and the properties of a page object', () => {
  const shared = sharedRuntime<Exports>();
  let properties: Properties;
  let target: Record<string, unknown>;

  beforeEach(() => {
    properties = shared.exports.Conformance.Exported.Properties;
    target = {
      yes: true,
      whole: 7,
      half: 0.5,
      text: 'text',
      inner: { inside: true },
      bytes: Uint8Array.of(1, 2, 3),
      work: () => 1,
      nothing: null,
    };
  });

  it('reads each type', async () => {
    expect(await properties.GetBoolean(target, 'yes')).toBe(true);
    expect(await properties.GetInt32(target, 'whole')).toBe(7);
    expect(await properties.GetDouble(target, 'half')).toBe(0.5);
    expect(await properties.GetString(target, 'text')).toBe('text');
    expect(await properties.GetBytes(target, 'bytes')).toEqual(Uint8Array.of(1, 2, 3));
    expect(await properties.GetJSObject(target, 'inner')).toBe(target['inner'] as object);
  });

  it('writes each type', async () => {
    const other = { other: true };
    await properties.SetBoolean(target, 'yes', false);
    await properties.SetInt32(target, 'whole', -7);
    await properties.SetDouble(target, 'half', 0.25);
    await properties.SetString(target, 'text', 'new');
    await properties.SetBytes(target, 'bytes', Uint8Array.of(4));
    await properties.SetJSObject(target, 'inner', other);
    await properties.SetString(target, 'added', null);
    expect(target).toEqual(
      jasmine.objectContaining({
        yes: false,
        whole: -7,
        half: 0.25,
        text: 'new',
        bytes: Uint8Array.of(4),
        added: null,
      }),
    );
    expect(target['inner']).toBe(other);
  });

  it('knows which there are, inherited ones too', async () => {
    expect(await properties.Has(target, 'text')).toBe(true);
    expect(await properties.Has(target, 'toString')).toBe(true);
    expect(await properties.Has(target, 'absent')).toBe(false);
  });

  it('knows their types', async () => {
    const types = ['yes', 'whole', 'text', 'inner', 'work', 'absent'];
    expect(await Promise.all(types.map((name) => properties.TypeOf(target, name)))).toEqual([
      'boolean',
      'number',
      'string',
      'object',
      'function',
      'undefined',
    ]);
  });

  it('runs getters and setters on the page, with `this`', async () => {
    const log: string[] = [];
    class Gauge {
      #level = 3;
      get level(): number {
        log.push('get');
        return this.#level;
      }
      set level(value: number) {
        log.push(`set ${value}`);
        this.#level = value;
      }
    }
    const gauge = new Gauge();
    expect(await properties.GetInt32(gauge, 'level')).toBe(3);
    await properties.SetInt32(gauge, 'level', 5);
    expect(gauge.level).toBe(5);
    expect(log).toEqual(['get', 'set 5', 'get']);
  });

  it('reads those of the page’s document', async () => {
    expect(await properties.GetString(document, 'title')).toBe(document.title);
  });

  it('gets null for one that is absent, and an error for one of another type', async () => {
    expect(await properties.GetString(target, 'absent')).toBeNull();
    expect(await properties.GetJSObject(target, 'nothing')).toBeNull();
    await expectAsync(properties.GetInt32(target, 'text')).toBeRejectedWithError(
      /Value is not an integer: text \(string\)/,
    );
  });

  it('gets what a getter throws, as itself', async () => {
    const reason = new RangeError('the getter failed');
    const throwing = {
      get level(): number {
        throw reason;
      },
    };
    await expectAsync(properties.GetInt32(throwing, 'level')).toBeRejectedWith(reason);
    await expectAsync(
      properties.GetInt32(throwing, 'level').catch((error: unknown) => {
        expect(error).toBe(reason);
      }),
    ).toBeResolved();
  });
});

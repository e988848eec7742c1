import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: {
      Objects: {
        TypeOf: (value: unknown) => Promise<string | null>;
        Boxed: (typeName: string) => Promise<unknown>;
      };
    };
  };
}

describe('a value that C# takes as object', () => {
  const shared = sharedRuntime<Exports>();

  const typeNames: [value: unknown, typeName: string | null][] = [
    [1, 'System.Double'],
    ['text', 'System.String'],
    [true, 'System.Boolean'],
    [new Date(0), 'System.DateTime'],
    [new Error('an error'), 'System.Runtime.InteropServices.JavaScript.JSException'],
    [Uint8Array.of(1), 'System.Byte[]'],
    [Int32Array.of(1), 'System.Int32[]'],
    [Float64Array.of(1), 'System.Double[]'],
    [[1, 'two'], 'System.Object[]'],
    [{}, 'System.Runtime.InteropServices.JavaScript.JSObject'],
    [new ArrayBuffer(1), 'System.Runtime.InteropServices.JavaScript.JSObject'],
    [null, null],
    [undefined, null],
  ];

  for (const [value, typeName] of typeNames) {
    it(`is of type ${String(typeName)} when it is ${Object.prototype.toString.call(value)}`, async () => {
      expect(await shared.exports.Conformance.Exported.Objects.TypeOf(value)).toBe(typeName);
    });
  }
});

describe('a value that C# gives as object', () => {
  const shared = sharedRuntime<Exports>();

  const values: Record<string, unknown> = {
    Boolean: true,
    Byte: 7,
    Char: 'x'.charCodeAt(0),
    Int16: -7,
    Int32: 7,
    Single: 0.5,
    Double: 0.25,
    String: 'seven',
    DateTime: new Date(Date.UTC(2020, 1, 3, 4, 5, 6)),
    'Byte[]': Uint8Array.of(1, 2, 3),
    'Int32[]': Int32Array.of(1, 2, 3),
    'Double[]': Float64Array.of(1.5, 2.5),
    'String[]': ['a', 'b'],
    'Object[]': [1, 'b', null],
    Task: 'done',
  };

  for (const [typeName, value] of Object.entries(values)) {
    it(`is ${String(value)} when it is a ${typeName}`, async () => {
      expect(await shared.exports.Conformance.Exported.Objects.Boxed(typeName)).toEqual(value);
    });
  }

  it('is an error when it is an Exception', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const error = (await Objects.Boxed('Exception')) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('boxed');
  });

  it('is a proxy when it has no counterpart, and the same value when it goes back', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const guid = await Objects.Boxed('Guid');
    expect(await Objects.TypeOf(guid)).toBe('System.Guid');
  });

  it('fails in the words of the marshaller when it cannot cross', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    await expectAsync(Objects.Boxed('Int64')).toBeRejectedWithError(/ToJS/);
  });
});

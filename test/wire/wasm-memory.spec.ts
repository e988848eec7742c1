import { findMemory, markShared, shareImportedMemory } from '../../wire/wasm-memory.js';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const CUSTOM = section(0, [2, 0x68, 0x69, 1, 2, 3]);
const TYPES = section(1, [1, 0x60, 0, 0]);
const EMPTY_CODE = [...section(3, [1, 0]), ...section(10, [1, 2, 0, 0x0b])];

const UNLIMITED = [0, 16];
/** 16 to 256 pages. */
const LIMITED = [1, 16, 0x80, 2];
const SHARED = [3, 16, 0x80, 2];

const FUNCTION = [0, 0];
const TABLE = [1, 0x70, 1, 0, 0x80, 1];
const GLOBAL = [3, 0x7f, 0];
const EXCEPTION = [4, 0, 0];

describe('the memory of a wasm module', () => {
  it('is found behind other sections, marked as shared, and marked back', () => {
    const bytes = moduleOf(TYPES, CUSTOM, memories(LIMITED));
    const before = bytes.slice();
    const place = findMemory(bytes);
    expect(place).toBe(bytes.length - LIMITED.length);
    markShared(bytes, place as number, true);
    expect(bytes.subarray(-LIMITED.length)).toEqual(Uint8Array.from(SHARED));
    expect(WebAssembly.validate(bytes)).toBeTrue();
    markShared(bytes, place as number, false);
    expect(bytes).toEqual(before);
  });

  it('is waited for as long as the beginning ends before it', () => {
    const bytes = moduleOf(TYPES, CUSTOM, memories(LIMITED), EMPTY_CODE);
    const end = HEADER.length + TYPES.length + CUSTOM.length + memories(LIMITED).length;
    for (let length = 0; length < end; length++)
      expect(findMemory(bytes.subarray(0, length)))
        .withContext(String(length))
        .toBe('more');
    expect(findMemory(bytes.subarray(0, end))).toBe(end - LIMITED.length);
  });

  it('is none where there is no limit, where it is shared already, where there are two, and in what is no module', () => {
    for (const other of [
      moduleOf(memories(UNLIMITED)),
      moduleOf(memories(SHARED)),
      moduleOf(memories(LIMITED, LIMITED)),
      moduleOf(TYPES, EMPTY_CODE),
      new TextEncoder().encode('<!doctype html><title>404</title>'),
    ])
      expect(findMemory(other)).toBeUndefined();
  });
});

describe('the imported memory of a wasm module', () => {
  it('is shared, among imports of every kind, and takes a shared memory', () => {
    for (const limits of [UNLIMITED, LIMITED]) {
      const bytes = moduleOf(
        TYPES,
        imports(
          ['m', 'f', FUNCTION],
          ['m', 't', TABLE],
          ['m', 'g', GLOBAL],
          ['m', 'h', [2, ...limits]],
        ),
        EMPTY_CODE,
      );
      expect(WebAssembly.validate(bytes)).toBeTrue();
      const shared = shareImportedMemory(bytes, 'm', 'h');
      const m = {
        f: () => undefined,
        t: new WebAssembly.Table({ element: 'anyfunc', initial: 128, maximum: 128 }),
        g: 7,
        h: new WebAssembly.Memory({ initial: 16, maximum: 256, shared: true }),
      };
      expect(() => new WebAssembly.Instance(new WebAssembly.Module(shared), { m })).not.toThrow();
    }
  });

  it('stays as it is by another name, shared already, or without imports', () => {
    for (const other of [
      moduleOf(imports(['m', 'x', [2, ...LIMITED]])),
      moduleOf(imports(['n', 'h', [2, ...LIMITED]])),
      moduleOf(imports(['m', 'h', [2, ...SHARED]])),
      moduleOf(TYPES, imports(['m', 'e', EXCEPTION])),
      moduleOf(TYPES, EMPTY_CODE),
      Uint8Array.of(1, 2, 3),
    ]) {
      const before = other.slice();
      expect(shareImportedMemory(other, 'm', 'h')).toEqual(before);
    }
  });
});

function moduleOf(...sections: number[][]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...HEADER, ...sections.flat()]);
}

function memories(...limits: number[][]): number[] {
  return section(5, [limits.length, ...limits.flat()]);
}

function imports(...each: [module: string, name: string, description: number[]][]): number[] {
  const entries = each.map(([module, name, description]) => [
    ...nameOf(module),
    ...nameOf(name),
    ...description,
  ]);
  return section(2, [entries.length, ...entries.flat()]);
}

function nameOf(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}

function section(id: number, content: number[]): number[] {
  return [id, content.length, ...content];
}

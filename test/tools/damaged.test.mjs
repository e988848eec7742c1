import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Assembly } from '../../build/tools/metadata/assembly.js';
import { MetadataError } from '../../build/tools/metadata/failure.js';
import { exportedMethods, importedMethods } from '../../build/tools/types/methods.js';
import { readDocumentation } from '../../build/tools/types/xml-documentation.js';
import { bareWebcil, builtLibrary, publishedFile } from './assemblies.mjs';

const whole = {
  'a .dll': readFileSync(builtLibrary('other', 'Shop')),
  webcil: bareWebcil('other', 'Shop'),
  'webcil in WebAssembly': readFileSync(publishedFile('other', 'Shop')),
};

const explained = /^Failed to read damaged: .+\. Make sure .+\.$/s;

for (const [form, bytes] of Object.entries(whole)) {
  describe(`damaged ${form}`, { timeout: 120_000 }, () => {
    it('is read or refused with an explanation, whichever bytes are wrong', () => {
      const changes = fc.array(
        fc.tuple(
          fc.nat(bytes.length - 1),
          fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
        ),
        { minLength: 1, maxLength: 12 },
      );
      fc.assert(
        fc.property(changes, (places) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, value] of places) damaged[at] = value;
          readOrRefuse(damaged);
        }),
        { numRuns: 1500 },
      );
    });

    it('is refused with an explanation wherever it ends too early', () => {
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), (end) => readOrRefuse(bytes.subarray(0, end))),
        { numRuns: 500 },
      );
      assert.throws(() => readAll(bytes.subarray(0, bytes.length >> 1)), MetadataError);
    });

    it('is refused with an explanation where a stretch of it is noise', () => {
      const noise = fc.uint8Array({ minLength: 4, maxLength: 400 });
      fc.assert(
        fc.property(noise, fc.nat(bytes.length - 401), (stretch, at) => {
          const damaged = Uint8Array.from(bytes);
          damaged.set(stretch, at);
          readOrRefuse(damaged);
        }),
        { numRuns: 500 },
      );
    });
  });
}

it('a library that is not of .NET is called what it is', () => {
  const native = Buffer.from(whole['a .dll']);
  const header = native.readUInt32LE(0x3c) + 24;
  const directories = header + (native.readUInt16LE(header) === 0x10b ? 96 : 112);
  native.fill(0, directories + 14 * 8, directories + 15 * 8);
  assert.throws(() => readAll(native), {
    message: /^Failed to read damaged: it is a native program or library\. Make sure /,
  });
});

it('noise behind the first bytes of each form is refused', () => {
  const starts = ['MZ', 'WbIL', '\0asm\x01\0\0\0', ''].map((text) => Buffer.from(text, 'latin1'));
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, noise) => {
      assert.throws(() => readAll(Buffer.concat([start, noise])), { message: explained });
    }),
    { numRuns: 2000 },
  );
});

it('XML documentation of any form is read without an error', () => {
  const pieces = fc.constantFrom(
    ...[
      '<member name="M:A.B">',
      '</member>',
      '<summary>',
      '</summary>',
      '<param name="x">',
      '</param>',
    ],
    ...[
      '<see cref="T:A"/>',
      '&lt;',
      '&#x110000;',
      '&',
      '<',
      '>',
      '"',
      ' text ',
      '<exception cref="E">',
      '\n\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      readDocumentation(parts.join(''));
    }),
  );
});

function readOrRefuse(bytes) {
  try {
    readAll(bytes);
  } catch (error) {
    assert.ok(error instanceof MetadataError, error.stack);
    assert.match(error.message, explained);
  }
}

/** All that the command reads, and the rest. */
function readAll(bytes) {
  const assembly = new Assembly(bytes, 'damaged');
  assert.ok(typeof assembly.name === 'string' && typeof assembly.isProgram === 'boolean');
  exportedMethods(assembly);
  importedMethods(assembly);
  for (const type of assembly.types()) {
    assert.ok(typeof type.fullName === 'string');
    for (const method of type.methods()) {
      for (const attribute of method.attributes) assert.ok(Array.isArray(attribute.values));
      for (const { name } of method.parameters.values()) assert.ok(typeof name === 'string');
      assert.ok(Array.isArray(method.signature.parameters));
      assert.ok([...method.instructions()].length >= 0);
    }
  }
}

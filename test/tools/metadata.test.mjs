import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { Assembly } from '../../build/tools/metadata/assembly.js';
import { exportedMethods, importedMethods } from '../../build/tools/types/methods.js';
import { bareWebcil, builtLibrary, frameworkOf, publishedFile, specs } from './assemblies.mjs';

const INTEROP = 'System.Runtime.InteropServices.JavaScript';

const forms = {
  'a .dll': () => readFileSync(builtLibrary(specs, 'Conformance')),
  webcil: () => bareWebcil(specs, 'Conformance'),
  'webcil in WebAssembly': () => readFileSync(publishedFile(specs, 'Conformance')),
};

for (const [form, bytes] of Object.entries(forms)) {
  describe(`an assembly as ${form}`, () => {
    const assembly = new Assembly(bytes(), form);
    const type = (name) => [...assembly.types()].find(({ fullName }) => fullName === name);
    const method = (typeName, name) =>
      [...type(typeName).methods()].find((found) => found.name === name);

    it('has its name, and knows that it is a program without a signature of its maker', () => {
      assert.equal(assembly.name, 'Conformance');
      assert.equal(assembly.isProgram, true);
      assert.equal(assembly.publicKey.length, 0);
    });

    it('has classes inside of classes', () => {
      const innermost = type('Conformance.Exported.Outer+Inner+Innermost');
      assert.equal(innermost.name, 'Innermost');
      assert.equal(innermost.enclosing.enclosing.fullName, 'Conformance.Exported.Outer');
      assert.equal(type('Bare').enclosing, undefined);
    });

    it('has the types of parameters and results', () => {
      const join = method('Conformance.Exported.Deeper.Still.Place', 'Join');
      assert.equal(join.isStatic, true);
      assert.deepEqual(
        [join.signature.result, ...join.signature.parameters].map(({ name }) => name),
        ['String', 'String', 'Int32', 'Double', 'Boolean', 'String', 'Int32'],
      );
      assert.deepEqual(method('Conformance.Exported.Arrays', 'Bytes').signature.result, {
        kind: 'array',
        element: { kind: 'primitive', name: 'Byte' },
        rank: 1,
      });
      assert.deepEqual(method('Conformance.Exported.Nullables', 'Int64').signature.result, {
        kind: 'generic',
        name: 'System.Nullable`1',
        isValueType: true,
        arguments: [{ kind: 'primitive', name: 'Int64' }],
      });
    });

    it('has attributes with their values', () => {
      const [imported] = [...method('MyClass', 'GetHRef').attributes].filter(
        ({ name }) => name === `${INTEROP}.JSImportAttribute`,
      );
      assert.deepEqual(imported.values, ['window.location.href', 'main.js']);
    });

    it('has attributes with type arguments', () => {
      const parameter = method('Conformance.Exported.Delegates', 'CallFunc2').parameters.get(1);
      const [{ type: marshalAs }] = parameter.attributes;
      const js = (name) => ({
        kind: 'named',
        name: `${INTEROP}.JSType+${name}`,
        isValueType: false,
      });
      assert.deepEqual(marshalAs, {
        kind: 'generic',
        name: `${INTEROP}.JSMarshalAsAttribute\`1`,
        isValueType: false,
        arguments: [
          {
            kind: 'generic',
            name: `${INTEROP}.JSType+Function\`3`,
            isValueType: false,
            arguments: [js('Number'), js('String'), js('String')],
          },
        ],
      });
    });

    it('has code', () => {
      const loaded = [...method('MyClass', 'Greeting').instructions()]
        .filter(({ operation }) => operation === 0x72)
        .map(({ operand }) => assembly.metadata.userStrings.get(operand & 0xffffff, 100));
      assert.ok(loaded.includes('Hello, World! Greetings from '), loaded.join());
    });
  });
}

it('an assembly that exports and imports nothing is not asked for its methods', () => {
  const assembly = new Assembly(readFileSync(publishedFile(specs, 'System.Console')), 'Console');
  assert.deepEqual([exportedMethods(assembly), importedMethods(assembly)], [[], []]);
  const { tables, strings } = assembly.metadata;
  const isDecoded = (row) => strings.known.has(tables.cell('MethodDef', row, 3));
  const rows = Array.from({ length: tables.count('MethodDef') }, (_, index) => index + 1);
  const methods = [...assembly.types()].flatMap((type) => [...type.methods()]);
  assert.equal(methods.length, rows.length);
  // A name that a class or a method of another assembly has, too, stands in the heap once.
  assert.ok(rows.filter(isDecoded).length < rows.length / 2);
  assert.ok(methods.every(({ name }) => name !== ''));
  assert.ok(rows.every(isDecoded));
});

it('every assembly of a published app can be read to the end', () => {
  for (const name of [specs, 'other']) {
    const folder = frameworkOf(name);
    for (const file of readdirSync(folder).filter((file) => /^(?!dotnet\.).*\.wasm$/.test(file))) {
      const assembly = new Assembly(readFileSync(resolve(folder, file)), file);
      for (const type of assembly.types()) {
        assert.notEqual(type.fullName, '');
        for (const method of type.methods()) {
          assert.ok(method.signature.result.kind);
          for (const { name } of [...method.attributes, ...type.attributes])
            assert.notEqual(name, '');
          for (const { operation } of method.instructions()) assert.ok(operation < 0xfe20);
        }
      }
    }
  }
});

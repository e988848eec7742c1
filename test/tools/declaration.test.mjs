import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { builtLibrary, frameworkOf, specs } from './assemblies.mjs';
import { compile } from './compiler.mjs';
import { build, documented, typesOf } from './projects.mjs';

describe('the types of the example in docs/typescript.md', () => {
  let types;

  before(() => {
    types = typesOf(resolve(build('Prices'), 'Prices.csproj'));
  });

  it('are of the C# that stands there', () => {
    const source = readFileSync(resolve(root, 'test/tools/projects/Prices/Prices.cs'), 'utf8');
    const [csharp] = documented('csharp');
    assert.equal(csharp, source.slice(source.indexOf('public static partial class')));
  });

  it('are what stands there', () => {
    const [first] = documented('ts');
    // Prettier formats the documentation.
    const bare = (text) =>
      text
        .replaceAll(/\s/g, '')
        .replaceAll(',]', ']')
        .replaceAll(/,(?=number>)/g, '');
    assert.ok(bare(types).includes(bare(first)), types);
  });

  it('fit the page that stands there', () => {
    const pages = documented('ts').slice(1);
    assert.equal(pages.length, 2);
    const files = { 'dotnet.d.ts': types, 'page.ts': pages[0], 'other-page.ts': pages[1] };
    assert.equal(compile('pages', files), '');
  });

  it('stand in one page with those of another program, which says whose it means where both have the name', () => {
    const files = {
      'shop.d.ts': typesOf(frameworkOf('other')),
      'prices.d.ts': types,
      'page.ts': `import { DotnetHostBuilder } from 'dotnet-worker';
import type { Exports as PricesExports, ImportModules } from './prices.js';
const shop = await new DotnetHostBuilder().create();
shop.setModuleImports('shop.js', { warehouse: { ship: async (name, price) => name.repeat(price) } });
// @ts-expect-error: neither of the two imports that.
shop.setModuleImports('shop.js', { warehouse: {} });
const { Catalog } = await shop.getAssemblyExports('Catalog');
const count: number = await Catalog.Goods.Count();
const prices = await new DotnetHostBuilder().create();
const catalogue: ImportModules['main.js'] = { catalogue: { load: (url) => Promise.resolve(url) } };
prices.setModuleImports('main.js', catalogue);
const either: 'Prices' | 'Shop' = prices.getConfig().mainAssemblyName;
const { Prices } = await prices.getAssemblyExports('Prices');
const same: PricesExports = await prices.getAssemblyExports<PricesExports>(either);
export const found: string | null = (await Prices.Find('apple')) ?? (await same.Prices.Find(String(count)));
`,
    };
    assert.equal(compile('two', files), '');
  });
});

describe('the types of odd C#', () => {
  let types;

  before(() => {
    types = typesOf(resolve(build('Odd'), 'Odd.csproj'));
  });

  it('compile', () => {
    assert.equal(compile('odd', { 'dotnet.d.ts': types }), '');
  });

  it('take null where nothing is said about it, and do not expect it', () => {
    has('Text: ExportedFunction<[text: string | null], string>;');
    has('Texts: ExportedFunction<[texts: readonly (string | null)[] | null], string[]>;');
  });

  it('tell the nullable from the rest, inside of types too', () => {
    has('first: readonly string[] | null,');
    has('second: readonly (string | null)[],');
    has('third: string,');
    has('made: (arg1: string) => string | null');
    has('AsyncDelegate<[string | null], string> | null');
  });

  it('give parameters names that TypeScript takes', () => {
    has('Keyword: ExportedFunction<[_class: number, _new: number, größe: number], number>;');
  });

  it('leave out what cannot cross, and say why', () => {
    const left = 'is left out:';
    has(`// Refused.Money ${left} decimal is not among the types that`);
    has(`// Refused.Later ${left} Task<int[]> is not among the types that`);
    has(`// Refused.Out ${left} \`ref\`, \`in\` and \`out\` cannot cross.`);
    has(`// Refused.Carry ${left} a delegate cannot have more than 3 parameters.`);
    has(`// Refused.Carry ${left} a delegate cannot carry int[].`);
    has(`// Refused.Taken ${left} the build has registered no such export.`);
    assert.doesNotMatch(types, /^ *(Money|Later|Out|Carry|Taken):/m);
  });

  it('have what the XML documentation says, as Markdown', () => {
    has(`      /**
       * Takes \`text\`, \`null\` or \`a < b\`, as \`Text\` does. Ends no comment: *\\/
       *
       * A second paragraph, of \`List\`.
       *
       * - one
       *
       * - two: the second
       *
       * \`\`\`
       * if (x < 1)
       *     Everything(null);
       * \`\`\`
       *
       * See \`https://example.com/it?a=1&b=2\`.
       *
       * @param text - What is taken.
       * @param _class - A word of C#.
       * @returns Its length — or 0.
       * @throws ArgumentException when it is "wrong"
       * @throws FormatException
       */
      Everything:`);
    has('/** Only remarks. */\n      Remarked:');
    has('\n      Silent:');
    assert.match(types, /\/\*\* The second\. \*\/\n +'Overloaded\.\d+': .*string>;/);
  });

  it('have what it says of imports', () => {
    has(`      /**
       * Asks the page for \`name\`.
       *
       * @param name - Of a colour.
       */
      find: (name: string) => string | null;`);
  });

  it('ask of one function what all imports of its name need', () => {
    has('of: ((name: string) => number) & ((done: SyncDelegate<[number], void>) => void);');
    has('sizes: ((done: AsyncDelegate<[number], void>) => PromiseLike<void> | null) & {');
    has('log: (line: Uint8Array) => unknown;');
  });

  it('leave out what no module of the page serves', () => {
    assert.doesNotMatch(types, /console|currentCall|'dotnet-worker': \{/);
  });

  function has(text) {
    assert.ok(types.includes(text), `${text}\nis not in\n${types}`);
  }
});

describe('the types of the C# that the specs call', () => {
  const built = typesOf(builtLibrary(specs, 'Conformance'));
  const published = typesOf(frameworkOf(specs));

  it('compile', () => {
    assert.equal(compile('built', { 'dotnet.d.ts': built }), '');
  });

  it('are the same of the build and of the publish, but for the names that trimming takes', () => {
    const lines = (text) =>
      text
        .replaceAll(/\s+/g, '')
        .replaceAll(/\w+:(?=[^{;]*[\])])/g, '')
        .replaceAll(',]', ']')
        .split(';');
    const inBuilt = lines(built);
    const inPublished = lines(published);
    // Not by assert on the whole: to tell thousands of lines apart takes it minutes.
    const differences = inBuilt.filter((line, index) => line !== inPublished[index]);
    assert.deepEqual(differences.slice(0, 5), []);
    assert.equal(inPublished.length, inBuilt.length);
  });

  it('have every overload under its hashed name, and the first one under the plain name', () => {
    const plain = /Pick: (.*);/.exec(built)[1];
    const hashed = [...built.matchAll(/'Pick\.\d+': (.*);/g)].map(([, type]) => type);
    assert.deepEqual(hashed, [
      'ExportedFunction<[value: number], string>',
      'ExportedFunction<[value: string], string>',
      'ExportedFunction<[first: number, second: number], string>',
    ]);
    assert.equal(plain, hashed[0]);
  });
});

it('the types of an app of two assemblies have both, by their names', () => {
  const types = typesOf(frameworkOf('other'));
  const page = `import { dotnet } from 'dotnet-worker';
const { getAssemblyExports, getConfig, setModuleImports } = await dotnet.create();
setModuleImports('shop.js', { warehouse: { ship: async (name, price) => name.repeat(price) } });
const shop = await getAssemblyExports(getConfig().mainAssemblyName);
const catalog = await getAssemblyExports('Catalog.dll');
const price: string = await shop.Shop.Price(await catalog.Catalog.Goods.Count(), 'de-DE');
const name: 'Shop' = getConfig().mainAssemblyName;
export { name, price };
`;
  assert.equal(compile('other', { 'dotnet.d.ts': types, 'page.ts': page }), '');
});

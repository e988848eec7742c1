import { DotnetHostBuilder } from 'dotnet-worker';
import { other, type Runtime } from './start.js';

interface ShopExports {
  Shop: {
    Price: (amount: number, culture: string) => Promise<string>;
    Culture: () => Promise<string>;
    Order: (name: string) => Promise<string>;
  };
}

interface CatalogExports {
  Catalog: {
    Goods: { Count: () => Promise<number>; PriceOf: (name: string) => Promise<number> };
  };
}

describe('another published app', () => {
  const lines: string[] = [];
  let runtime: Runtime;

  beforeAll(async () => {
    runtime = await new DotnetHostBuilder()
      .withFramework(other)
      .withApplicationCulture('de-DE')
      .withModuleConfig({ print: (line: string) => void lines.push(line) })
      .withApplicationArguments('one', 'two')
      .create();
    runtime.setModuleImports('shop.js', {
      warehouse: {
        sent: 0,
        async ship(name: string, price: number) {
          await Promise.resolve();
          return `${name} for ${price}, parcel ${++this.sent}`;
        },
      },
    });
  });

  afterAll(async () => {
    await runtime.terminate();
  });

  it('runs its Main', async () => {
    expect(runtime.getConfig().mainAssemblyName).toMatch(/^Shop(\.dll)?$/);
    expect(await runtime.runMain()).toBe(2);
    expect(lines).toEqual(['The shop is open for 2 customers.']);
  });

  it('has the exports of each of its assemblies', async () => {
    const shop = await runtime.getAssemblyExports<ShopExports>('Shop');
    const catalog = await runtime.getAssemblyExports<CatalogExports>('Catalog.dll');
    expect(Object.keys(shop).sort()).toEqual(['Network', 'Shop']);
    expect(Object.keys(catalog)).toEqual(['Catalog']);
    expect(await catalog.Catalog.Goods.Count()).toBe(2);
    expect(await catalog.Catalog.Goods.PriceOf('bread')).toBe(3.25);
    expect(await shop.Shop.Order('apple')).toBe('apple for 0.5, parcel 1');
  });

  it('knows the cultures whose data it carries, and which one it runs in', async () => {
    const { Shop } = await runtime.getAssemblyExports<ShopExports>('Shop');
    expect(await Shop.Price(1234.5, 'de-DE')).toBe('1.234,50 €');
    expect(await Shop.Price(1234.5, 'en-US')).toBe('$1,234.50');
    expect(await Shop.Culture()).toBe('de-DE');
  });
});

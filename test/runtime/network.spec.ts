import { DotnetHostBuilder } from 'dotnet-worker';
import { echo, other, type Runtime } from './start.js';

interface Exports {
  Network: {
    PostBytes: (address: string) => Promise<string>;
    PostText: (address: string, text: string) => Promise<string>;
    ReadParts: (address: string) => Promise<string>;
    Talk: (address: string, text: string) => Promise<string>;
    Randoms: (count: number) => Promise<number>;
    Encodings: (text: string) => Promise<string>;
    Digest: () => Promise<string>;
  };
}

const TEXT = 'größer, 数, 🙂';

for (const sharedHeap of ['off', 'auto'] as const) {
  describe(`the Web APIs of the worker, for C# whose heap is ${sharedHeap === 'auto' ? '' : 'not '}shared`, () => {
    let runtime: Runtime;
    let network: Exports['Network'];

    beforeAll(async () => {
      runtime = await new DotnetHostBuilder()
        .withFramework(other)
        .withSharedHeap(sharedHeap)
        .create();
      runtime.setModuleImports('network.js', {
        digest: async (bytes: Uint8Array<ArrayBuffer>) => {
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
            .join('')
            .toUpperCase();
        },
      });
      network = (await runtime.getAssemblyExports<Exports>('Shop')).Network;
      expect(runtime.capabilities.sharedHeap.available).toBe(sharedHeap === 'auto');
    });

    afterAll(() => runtime.terminate());

    it('send and fetch bytes by HTTP', async () => {
      expect(await network.PostBytes(`http://${echo}/echo`)).toBe('200 True');
    });

    it('send and fetch texts by HTTP', async () => {
      expect(await network.PostText(`http://${echo}/echo`, TEXT)).toBe(TEXT);
    });

    it('stream an answer', async () => {
      expect(await network.ReadParts(`http://${echo}/parts`)).toBe('15000 True');
    });

    it('talk by WebSocket', async () => {
      expect(await network.Talk(`ws://${echo}/`, TEXT)).toBe(`${TEXT} True`);
    });

    it('give random numbers, of a few bytes and of more than one call of the API gives', async () => {
      expect(await network.Randoms(1)).toBe(1);
      expect(await network.Randoms(200_000)).toBe(256);
    });

    it('know the encodings', async () => {
      expect(await network.Encodings(TEXT)).toBe('True True True False');
    });

    it('lend SubtleCrypto, by an import', async () => {
      expect(await network.Digest()).toBe('True');
    });
  });
}

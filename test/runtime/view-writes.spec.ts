import type { MemoryView } from 'dotnet-worker';
import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Exported: { Output: { WriteLine: (line: string) => Promise<void> } };
    Imported: { Faults: { Ask: (what: string) => Promise<void> } };
    Live: {
      Lifetimes: {
        AddToEach: (segment: MemoryView, value: number) => Promise<void>;
        MakeSegment: (length: number) => Promise<MemoryView>;
        Sum: (segment: MemoryView) => Promise<number>;
      };
    };
  };
}

describe('what the page writes into an ArraySegment', () => {
  const shared = sharedRuntime<Exports>({
    'faults.js': {
      fault: () => {
        duringImport();
      },
    },
  });
  let duringImport: () => void;
  beforeEach(() => (duringImport = () => undefined));

  it('is written once: an import that runs soon after does not bring it back', async () => {
    const { Imported, Live } = shared.exports.Conformance;
    const view = await Live.Lifetimes.MakeSegment(3);
    for (let round = 0; round < 20; round++) {
      view.set(Uint8Array.of(5, 5, 5));
      // All in one frame: C# has changed what was written before it asks the page.
      const added = Live.Lifetimes.AddToEach(view, 1);
      const asked = Imported.Faults.Ask('nothing');
      const sum = Live.Lifetimes.Sum(view);
      await Promise.all([added, asked]);
      expect(await sum).toBe(18);
      await view.refresh();
      expect(view.slice()).toEqual(Uint8Array.of(6, 6, 6));
    }
  });

  it('stays in order behind a call that asks the page', async () => {
    const { Imported, Live } = shared.exports.Conformance;
    const view = await Live.Lifetimes.MakeSegment(1);
    for (let round = 0; round < 20; round++) {
      const asked = Imported.Faults.Ask('nothing');
      view.set(Uint8Array.of(1));
      await inAFrameOfItsOwn();
      view.set(Uint8Array.of(2));
      const sum = Live.Lifetimes.Sum(view);
      await asked;
      expect(await sum).toBe(2);
    }
  });

  const places = [
    { place: 'behind the call that asks, in one frame', apart: () => undefined },
    { place: 'behind the call that asks, in a frame of its own', apart: inAFrameOfItsOwn },
  ];
  for (const { place, apart } of places) {
    it(`while C# asks the page stays on top of what was written ${place}`, async () => {
      const { Imported, Live } = shared.exports.Conformance;
      const view = await Live.Lifetimes.MakeSegment(1);
      duringImport = () => {
        view.set(Uint8Array.of(2));
      };
      for (let round = 0; round < 20; round++) {
        const asked = Imported.Faults.Ask('to write');
        const separated = apart();
        if (separated) await separated;
        view.set(Uint8Array.of(1));
        await asked;
        expect(await Live.Lifetimes.Sum(view)).toBe(2);
      }
    });
  }

  it('stays in order where C# says much in the middle of its frame, before it asks', async () => {
    const { Exported, Imported, Live } = shared.exports.Conformance;
    spyOn(console, 'log');
    const view = await Live.Lifetimes.MakeSegment(1);
    const sum = () => Live.Lifetimes.Sum(view);
    duringImport = () => {
      view.set(Uint8Array.of(2));
    };
    for (let round = 0; round < 20; round++) {
      // So much leaves at once.
      const told = Exported.Output.WriteLine('much '.repeat(5000));
      const asked = Imported.Faults.Ask('to write');
      view.set(Uint8Array.of(1));
      await Promise.all([told, asked]);
      // Two, or the next call would be taken for one that comes alone, and leave ahead of the others.
      expect(await Promise.all([sum(), sum()])).toEqual([2, 2]);
    }
  });
});

async function inAFrameOfItsOwn(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

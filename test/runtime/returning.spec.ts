import { sharedRuntime } from './start.js';

interface Exports {
  Conformance: {
    Live: {
      Holding: {
        TypeOf: (value: object, name: string) => Promise<string>;
        CollectUnused: () => Promise<void>;
        GiveBackLater: <T>(value: T, later: Promise<unknown>) => Promise<T>;
        GiveBackPromised: <T>(promised: Promise<T>, later: Promise<unknown>) => Promise<T>;
      };
    };
  };
}

const COUNT = 20;

const kinds = {
  object: (index: number): object => ({ index }),
  function: (index: number): object => Object.assign(() => index, { index }),
};

for (const [kind, make] of Object.entries(kinds)) {
  describe(`a page's ${kind} that comes back to C# when the collector has found it unused`, () => {
    const shared = sharedRuntime<Exports>();
    let Holding: Exports['Conformance']['Live']['Holding'];
    beforeEach(() => ({ Holding } = shared.exports.Conformance.Live));

    /** What C# has seen, and uses no more. */
    async function unused(): Promise<object[]> {
      const objects = Array.from({ length: COUNT }, (_, index) => make(index));
      await Promise.all(objects.map((object) => Holding.TypeOf(object, 'index')));
      return objects;
    }

    it('is there for as long as it is used, when it comes as an argument', async () => {
      const objects = await unused();
      void Holding.CollectUnused();
      const returned = objects.map((object) => Holding.GiveBackLater(object, moment()));
      expect(await Promise.all(returned)).toEqual(objects);
    });

    it('is there for as long as it is used, when a promise is fulfilled with it', async () => {
      const objects = await unused();
      const fulfilled = moment();
      const returned = objects.map((object) => {
        const promised = fulfilled.then(() => object);
        return Holding.GiveBackPromised(promised, promised.then(moment));
      });
      void fulfilled.then(Holding.CollectUnused);
      expect(await Promise.all(returned)).toEqual(objects);
    });
  });
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

import { startWithExports, type Shared } from './start.js';
import { turnIn } from './turns.js';

type Func = (value: number) => number;
type RemoteFunc = ((value: number) => Promise<number>) & { dispose: () => void };

interface Exports {
  Conformance: {
    Exported: {
      Objects: {
        Keep: (value: object | null) => Promise<void>;
        DisposeKept: () => Promise<void>;
        Dispose: (value: object) => Promise<void>;
        MakeBox: (value: number) => Promise<object & { dispose: () => void }>;
      };
      Delegates: {
        GetFunc1: (added: number) => Promise<RemoteFunc>;
        CallFunc1: (func: Func, value: number) => Promise<number>;
      };
      Tasks: { YieldThen: (value: number) => Promise<number> };
    };
  };
}

describe('inspect', () => {
  let shared: Shared<Exports>;

  beforeAll(async () => {
    shared = await startWithExports<Exports>();
  });

  afterAll(async () => {
    await shared.runtime.terminate();
  });

  it('gives four plain numbers', async () => {
    const counts = await shared.runtime.inspect();
    expect(Object.keys(counts).sort()).toEqual([
      'bytesHeld',
      'pageHandles',
      'pendingCalls',
      'workerHandles',
    ]);
    for (const count of Object.values(counts)) expect(count).toEqual(jasmine.any(Number));
  });

  it('counts the page objects that C# holds, until it disposes of them', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const before = (await shared.runtime.inspect()).pageHandles;
    await Objects.Keep({ kept: true });
    expect((await shared.runtime.inspect()).pageHandles).toBe(before + 1);
    await Objects.DisposeKept();
    await turnIn(async () => (await shared.runtime.inspect()).pageHandles === before);
    expect((await shared.runtime.inspect()).pageHandles).toBe(before);
  });

  it('counts a page object once, however often it was sent', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const before = (await shared.runtime.inspect()).pageHandles;
    const object = {};
    for (let round = 0; round < 5; round++) await Objects.Keep(object);
    expect((await shared.runtime.inspect()).pageHandles).toBe(before + 1);
    await Objects.DisposeKept();
    await turnIn(async () => (await shared.runtime.inspect()).pageHandles === before);
    expect((await shared.runtime.inspect()).pageHandles).toBe(before);
  });

  it('comes back to where it was after a hundred page objects', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const before = (await shared.runtime.inspect()).pageHandles;
    for (let round = 0; round < 100; round++) await Objects.Dispose({ round });
    await turnIn(async () => (await shared.runtime.inspect()).pageHandles === before);
    expect((await shared.runtime.inspect()).pageHandles).toBe(before);
  });

  it('counts the C# objects that the page holds, until it disposes of them', async () => {
    const { Objects } = shared.exports.Conformance.Exported;
    const before = (await shared.runtime.inspect()).workerHandles;
    const boxes = [await Objects.MakeBox(1), await Objects.MakeBox(2)];
    expect((await shared.runtime.inspect()).workerHandles).toBe(before + 2);
    for (const box of boxes) box.dispose();
    await turnIn(async () => (await shared.runtime.inspect()).workerHandles === before);
    expect((await shared.runtime.inspect()).workerHandles).toBe(before);
  });

  it('counts the delegates that the page holds, until it disposes of them', async () => {
    const { Delegates } = shared.exports.Conformance.Exported;
    const before = (await shared.runtime.inspect()).workerHandles;
    const func = await Delegates.GetFunc1(1);
    expect(await func(1)).toBe(2);
    expect((await shared.runtime.inspect()).workerHandles).toBe(before + 1);
    func.dispose();
    await turnIn(async () => (await shared.runtime.inspect()).workerHandles === before);
    expect((await shared.runtime.inspect()).workerHandles).toBe(before);
  });

  it('counts calls that wait, and none when all have ended', async () => {
    const { Tasks } = shared.exports.Conformance.Exported;
    await Promise.all(Array.from({ length: 100 }, (_, index) => Tasks.YieldThen(index)));
    const { pendingCalls } = await shared.runtime.inspect();
    expect(pendingCalls).toBe(0);
  });
});

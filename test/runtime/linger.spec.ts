import { builder, exportsOf, sharedRuntime } from './start.js';

interface Series {
  Next(value: number): Promise<number>;
  NextOf(bytes: Uint8Array, value: number): Promise<number>;
  NextSoon(value: number): Promise<number>;
  NextByPage(value: number): Promise<number>;
  NextWithLine(value: number): Promise<number>;
  Take(): Promise<number[]>;
  Tick(milliseconds: number): Promise<void>;
  CountWhilePageGoesOn(most: number): Promise<number>;
  CountBytesOnPage(calls: number): Promise<number>;
  Download(url: string): Promise<string>;
}

interface SeriesExports {
  readonly Conformance: { readonly Exported: { readonly Series: Series } };
}

/** More calls than any of the waits below needs. */
const MOST = 2_000_000;
const modules = { 'series.js': { add: (left: number, right: number) => left + right } };

describe('a series of awaited calls', () => {
  const shared = sharedRuntime<SeriesExports>(modules);
  const series = () => shared.exports.Conformance.Exported.Series;

  afterEach(() => series().Take());

  it('lets the timers of C# fire', async () => {
    expect(await callsUntil(series().Tick(5))).toBeLessThan(MOST);
  });

  it('lets the network answer C#', async () => {
    const url = new URL('/base/test/fixtures/words.txt', location.href).href;
    const text = series().Download(url);
    expect(await callsUntil(text)).toBeLessThan(MOST);
    expect(await text).toBe('words from the network\n');
  });

  it('lets the timers of the page fire', async () => {
    const timer = new Promise((resolve) => setTimeout(resolve, 5));
    expect(await callsUntil(timer)).toBeLessThan(MOST);
  });

  it('keeps the order of calls, whatever way each of them takes', async () => {
    const replies: number[] = [];
    const issued: number[] = [];
    const wanted: number[] = [];
    const call = async (value: number): Promise<void> => {
      const [reply, expected] = callOf(value);
      issued.push(value);
      wanted.push(expected);
      replies.push(await reply);
    };
    const callOf = (value: number): [Promise<number>, number] => {
      const to = series();
      switch (value % 7) {
        case 0:
          return [to.NextOf(new Uint8Array(40_000), value), value + 40_000];
        case 1:
          return [to.NextOf(new Uint8Array(21_000), value), value + 21_000];
        case 2:
          return [to.NextSoon(value), value + 1];
        case 3:
          return [to.NextByPage(value), value + 1];
        default:
          return [to.Next(value), value + 1];
      }
    };
    for (let turn = 0, value = 0; turn < 600; turn++) {
      const calls: Promise<void>[] = [];
      for (let i = 0; i <= turn % 4; i++) calls.push(call((value = (value * 31 + 17) % 10_007)));
      await (turn % 3 === 0 ? calls[0] : Promise.all(calls));
    }
    await series().Next(-1);
    expect([...(await series().Take())]).toEqual([...issued, -1]);
    expect(replies.toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b));
  });

  it('keeps what C# writes before the reply that follows it', async () => {
    const lines: string[] = [];
    const runtime = await builder()
      .withModuleConfig({ print: (line) => lines.push(line) })
      .create();
    const { Series } = (await exportsOf<SeriesExports>(runtime)).Conformance.Exported;
    for (let value = 0; value < 300; value++) {
      await Series.NextWithLine(value);
      expect(lines.at(-1)).toBe(`next ${value}`);
    }
    expect(lines.length).toBe(300);
    await runtime.terminate();
  });

  async function callsUntil(end: Promise<unknown>): Promise<number> {
    const watch = { ended: false };
    const over = () => (watch.ended = true);
    end.then(over, over);
    let calls = 0;
    while (!watch.ended && calls < MOST) {
      if ((await series().Next(calls)) !== ++calls) fail(`call ${calls} got another reply`);
    }
    return calls;
  }
});

describe('a series of synchronous imports', () => {
  const page = {
    goesOn: (): boolean => true,
    addBytes: (bytes: Uint8Array, count: number) => count + bytes.length,
  };
  const shared = sharedRuntime<SeriesExports>({
    'series.js': { ...page, goesOn: () => page.goesOn() },
  });
  const series = () => shared.exports.Conformance.Exported.Series;

  it('lets the page go on: its timers fire, and end the series', async () => {
    let goesOn = true;
    page.goesOn = () => goesOn;
    setTimeout(() => (goesOn = false), 50);
    expect(await series().CountWhilePageGoesOn(MOST)).toBeLessThan(MOST);
  });

  it('does not wake the page for each of them', async () => {
    const calls = 20_000;
    let left = calls;
    page.goesOn = () => left-- > 0;
    // However slow the machine is, each call follows closely.
    const now = performance.now();
    spyOn(performance, 'now').and.returnValue(now);
    const listen = spyOn(Atomics, 'waitAsync').and.callThrough();
    expect(await series().CountWhilePageGoesOn(MOST)).toBe(calls);
    expect(listen.calls.count()).toBeLessThan(0.95 * calls);
  });

  it('lets the promises of the page go on', async () => {
    let goesOn = true;
    page.goesOn = () => goesOn;
    const chain = async (): Promise<void> => {
      for (let hop = 0; hop < 100; hop++) await Promise.resolve();
      goesOn = false;
    };
    setTimeout(() => void chain(), 20);
    expect(await series().CountWhilePageGoesOn(MOST)).toBeLessThan(MOST);
  });

  it('lets calls of the page and their replies keep their order', async () => {
    let left = 2000;
    page.goesOn = () => {
      if (left % 100 === 0) queue.push(series().Next(left));
      return left-- > 0;
    };
    const queue: Promise<number>[] = [];
    expect(await series().CountWhilePageGoesOn(MOST)).toBe(2000);
    expect(await Promise.all(queue)).toEqual(Array.from({ length: 21 }, (_, i) => 2001 - 100 * i));
    expect([...(await series().Take())]).toEqual(
      Array.from({ length: 21 }, (_, i) => 2000 - 100 * i),
    );
  });

  it('takes large arrays, which come by message, among small ones', async () => {
    expect(await series().CountBytesOnPage(1000)).toBe(200 * 50_000 + 800);
  });
});

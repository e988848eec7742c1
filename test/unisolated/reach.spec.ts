import type { EscapeExports } from '../runtime/page-globals.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { sharedRuntime } from '../runtime/start.js';

interface Exports {
  Conformance: EscapeExports['Conformance'] & {
    Live: {
      Deadly: {
        CatchThrownByFunction: (action: () => void) => Promise<string>;
        CatchThrownByFunc: (func: (value: number) => number) => Promise<string>;
      };
      Globals: { CallGlobalLater: (value: string) => Promise<string> };
    };
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Delegates: { CallFunc1: (func: (value: number) => number, value: number) => Promise<number> };
    };
  };
}

interface PageGlobals {
  shout?: (value: string) => string;
  shoutLater?: (value: string) => Promise<string>;
}

const HOW =
  /Make sure to serve the page with the headers "Cross-Origin-Opener-Policy: same-origin"/;

describe('on a page without shared memory, C# that asks the page for a value', () => {
  const page = globalThis as PageGlobals;
  const shared = sharedRuntime<Exports>();
  const live = () => shared.exports.Conformance.Live;
  let asked = 0;

  beforeEach(() => {
    asked = 0;
  });

  afterEach(async () => {
    expect(asked).withContext('times that the page was asked').toBe(0);
    expect(await shared.exports.Conformance.Exported.Numbers.Int32(5))
      .withContext('C# can still be called')
      .toBe(5);
    delete page.shout;
    delete page.shoutLater;
  });

  it('by a property of a JSObject gets a JSException', async () => {
    const target = {
      get inner() {
        asked++;
        return {};
      },
    };
    const caught = await live().Escapes.TryMember(target, 'inner');
    expect(caught).toContain('get_property of an object of the page');
    expect(caught).toMatch(HOW);
  });

  it('by an Action gets a JSException', async () => {
    const caught = await live().Deadly.CatchThrownByFunction(() => {
      asked++;
    });
    expect(caught).toMatch(/^JSException: .*Failed to call .+ synchronously/);
    expect(caught).toMatch(HOW);
  });

  it('by a Func gets a JSException', async () => {
    const caught = await live().Deadly.CatchThrownByFunc(() => asked++);
    expect(caught).toMatch(/^JSException: .*Failed to call .+ synchronously/);
    expect(caught).toMatch(HOW);
  });

  it('by a Func that it does not guard gets an error, which rejects the export', async () => {
    const { CallFunc1 } = shared.exports.Conformance.Exported.Delegates;
    const error = await rejectionOf(CallFunc1(() => asked++, 1));
    expect((error as Error).name).toBe('SynchronousImportError');
    expect(messageOf(error)).toMatch(HOW);
  });

  it('by JSHost.GlobalThis gets a JSException, not the worker’s', async () => {
    const caught = await live().Escapes.Try('GlobalThis');
    expect(caught).toContain('Failed to call JSHost.GlobalThis synchronously');
    expect(caught).toMatch(HOW);
  });

  it('by an import of globalThis gets a JSException that names it', async () => {
    page.shout = (value) => `${value}${asked++}`;
    const caught = await live().Escapes.Try('globalThis.shout');
    expect(caught).toContain('globalThis.shout');
    expect(caught).toMatch(HOW);
  });

  it('may await it: an import of globalThis that returns a Task reaches the page', async () => {
    page.shoutLater = (value) => Promise.resolve(`${value} ${typeof document}`);
    expect(await live().Globals.CallGlobalLater('hello')).toBe('hello object');
  });

  it('reaches what stays the worker’s own', async () => {
    expect(await live().Escapes.Try('globalThis.Math')).toBe('1');
  });
});

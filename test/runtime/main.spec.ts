import { DotnetExitedError, ManagedError } from 'dotnet-worker';
import { rejectionOf } from './outcome.js';
import { withRuntime } from './start.js';
import { letTurnsPass, turnIn } from './turns.js';

interface Exports {
  Conformance: {
    Exported: {
      Numbers: { Int32: (value: number) => Promise<number> };
      Tasks: {
        OpenGate: (value: string) => Promise<void>;
        WaitAtGate: () => Promise<string>;
        IsMainAtGate: () => Promise<boolean>;
      };
      Surroundings: { Exit: (code: number) => Promise<void> };
    };
  };
}

describe('runMain', () => {
  it('gives what Main returned, as often as it is run', () =>
    withRuntime(async ({ runtime }) => {
      expect(await runtime.runMain('Conformance', ['a', 'b'])).toBe(2);
      expect(await runtime.runMain('Conformance', [])).toBe(0);
      expect(await runtime.runMain('Conformance', ['--code', '-7'])).toBe(-7);
      expect(await runtime.runMain()).toBe(0);
      expect(runtime.state).toBe('ready');
    }));

  it('waits for an asynchronous Main, while C# serves calls', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const { Numbers, Tasks } = exports.Conformance.Exported;
      let ended = false;
      const main = runtime.runMain('Conformance', ['--wait']).finally(() => (ended = true));
      expect(await Numbers.Int32(5)).toBe(5);
      // dotnet.js starts Main by a timer of the worker: that may be after any number of calls.
      await turnIn(() => Tasks.IsMainAtGate());
      await letTurnsPass(10);
      expect(ended).toBeFalse();
      await Tasks.OpenGate('go');
      expect(await main).toBe(0);
    }));

  it('rejects with what Main throws, and the runtime lives on', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      const error = await rejectionOf(runtime.runMain('Conformance', ['--throw', 'from Main']));
      expect(error).toBeInstanceOf(ManagedError);
      expect((error as Error).message).toBe('from Main');
      expect(await exports.Conformance.Exported.Numbers.Int32(5)).toBe(5);
    }));
});

describe('runMainAndExit', () => {
  it('gives the code, and ends the runtime', () =>
    withRuntime<Exports>(async ({ runtime, exports }) => {
      expect(await runtime.runMainAndExit('Conformance', ['--code', '3'])).toBe(3);
      expect((await runtime.closed).exitCode).toBe(3);
      expect(runtime.state).toBe('exited');
      const error = await rejectionOf(exports.Conformance.Exported.Numbers.Int32(5));
      expect(error).toBeInstanceOf(DotnetExitedError);
      expect((error as Error).message).toContain('3');
    }));

  it('gives 0, and ends the runtime all the same', () =>
    withRuntime(async ({ runtime }) => {
      expect(await runtime.runMainAndExit('Conformance', [])).toBe(0);
      expect((await runtime.closed).exitCode).toBe(0);
    }));

  it('gives 1 when Main throws', () =>
    withRuntime(async ({ runtime }) => {
      expect(await runtime.runMainAndExit('Conformance', ['--throw', 'from Main'])).toBe(1);
      expect((await runtime.closed).exitCode).toBe(1);
    }));
});

describe('exit', () => {
  for (const code of [0, 7]) {
    it(`with ${code} ends the runtime with that code, in order with calls`, () =>
      withRuntime<Exports>(async ({ runtime, exports }) => {
        const before = exports.Conformance.Exported.Numbers.Int32(5);
        const exited = runtime.exit(code, 'the page said so');
        const after = rejectionOf(exports.Conformance.Exported.Numbers.Int32(6));
        expect(await before).toBe(5);
        await exited;
        expect(await after).toBeInstanceOf(DotnetExitedError);
        expect((await runtime.closed).exitCode).toBe(code);
        expect(runtime.state).toBe('exited');
      }));
  }
});

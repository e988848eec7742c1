import { ANY, COPY } from '../../wire/form.js';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { calling } from './calling.js';

describe('a call that cannot be carried', () => {
  it('whose arguments cannot cross is rejected, and none of it leaves', async () => {
    const { pair, call } = calling(() => 1, ANY);
    const failure = await rejectionOf(call({}, [Symbol('s')]));
    expect(failure).toEqual(jasmine.any(TypeError));
    expect(messageOf(failure)).toContain('argument 2[0]');
    expect(pair.near.connection.owned.size).toBe(0);
    expect(pair.near.connection.outbox.posted).toBe(0);
    expect(await call()).toBe(1);
  });

  it('whose result cannot cross is rejected', async () => {
    for (const result of [Symbol('s'), [Symbol('s')], Promise.resolve(Symbol('s'))]) {
      const { pair, call } = calling(() => result, ANY);
      expect(messageOf(await rejectionOf(call()))).toContain('Failed to send the result');
      expect(pair.near.connection.calls.size).toBe(0);
    }
  });

  it('whose error cannot cross is rejected nonetheless', async () => {
    const noText = Object.defineProperty(new Error(), 'message', {
      get: () => {
        throw new Error('of the getter');
      },
    });
    const noName = Object.defineProperty(new Error('m'), 'name', {
      value: Object.create(null) as object,
    });
    const noString = {
      toString: () => {
        throw new Error('of toString');
      },
    };
    for (const thrown of [noString, noText, noName]) {
      const { call } = calling(() => {
        throw thrown as Error;
      }, ANY);
      expect(await rejectionOf(call())).toEqual(jasmine.any(Error));
    }
  });

  it('whose result fails when it is asked for `then` is rejected', async () => {
    const result = Object.defineProperty({}, 'then', {
      get: () => {
        throw new Error('of the getter');
      },
    });
    const { call } = calling(() => result, ANY);
    expect(messageOf(await rejectionOf(call()))).toBe('of the getter');
  });

  it('made while another is being written is rejected, and the other arrives', async () => {
    const { call } = calling((args) => args, COPY, [COPY, COPY]);
    let inner: Promise<unknown> | undefined;
    const nosy = {
      get secret(): number {
        inner ??= rejectionOf(call('inner'));
        return 1;
      },
    };
    expect(await call('outer', nosy)).toEqual(['outer', { secret: 1 }]);
    expect(await inner).toEqual(jasmine.any(Error));
  });
});

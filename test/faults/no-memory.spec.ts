import { DotnetStartError } from 'dotnet-worker';
import { messageOf, rejectionOf } from '../runtime/outcome.js';
import { expectNewRuntime, patientBuilder, plainBuilder } from './busy.js';

describe('create() fails when the browser gives no shared memory', () => {
  const { SharedArrayBuffer } = globalThis;

  afterEach(() => {
    globalThis.SharedArrayBuffer = SharedArrayBuffer;
  });

  it('with words that say so, and without having made a worker', async () => {
    const makeWorker = jasmine.createSpy('makeWorker');
    const starting = patientBuilder().withWorker(makeWorker);
    globalThis.SharedArrayBuffer = class extends SharedArrayBuffer {
      constructor() {
        super(0);
        throw new RangeError('Out of memory');
      }
    };
    const error = await rejectionOf(starting.create());
    globalThis.SharedArrayBuffer = SharedArrayBuffer;
    expect(error).toBeInstanceOf(DotnetStartError);
    expect(messageOf(error)).toMatch(/gives none.*Out of memory.*Make sure/);
    expect(makeWorker).not.toHaveBeenCalled();
    await expectNewRuntime(plainBuilder);
  });
});

import * as fc from 'fast-check';
import { HEAD } from '../../wire/outbox.js';
import { always, must, requireSame } from './always.js';
import { Post } from './post.js';

type Act =
  | { kind: 'record'; size: number }
  | { kind: 'fail' | 'turn' | 'hold' | 'letGo' | 'take' | 'flush' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      size: fc.constantFrom(1, 50, 9000, 20_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('fail', 'turn', 'hold', 'letGo', 'take', 'flush'),
    }),
  },
);

describe('an outbox under load', () => {
  it('keeps every record whole and in order, whatever happens between', () =>
    always(
      fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
        const post = new Post();
        const { outbox } = post;
        const left: number[] = [];
        const written: number[] = [];
        let posted = 0;
        for (const each of acts) {
          if (each.kind === 'record') {
            written.push(...new Array<number>(each.size).fill(written.length % 251));
            post.write(...written.slice(-each.size));
          } else if (each.kind === 'fail') failRecord(post);
          else if (each.kind === 'turn') await Promise.resolve();
          else if (each.kind === 'flush') outbox.flush();
          else if (each.kind === 'take') {
            const { bytes } = outbox.take();
            drain(post, left);
            left.push(...bytes.subarray(HEAD));
            must(
              new DataView(bytes.buffer).getUint32(0, true) === outbox.posted,
              'it says what was posted before',
            );
          } else outbox.hold(each.kind === 'hold');
          for (const { number } of post.frames)
            must(number === ++posted, 'frames are numbered in order');
          drain(post, left);
        }
        outbox.hold(false);
        await Promise.resolve();
        drain(post, left);
        requireSame(left, written);
        must(post.owned.size === 0, 'no handle is counted');
      }),
      { numRuns: 100 },
    ));
});

function failRecord({ outbox, owned }: Post): void {
  try {
    outbox.record((out) => {
      out.raw(new Uint8Array(10_000));
      out.attach(new ArrayBuffer(8));
      out.sent.push(owned.send({}));
      throw new Error('in the middle');
    });
  } catch (error) {
    must(error instanceof Error && error.message === 'in the middle', 'the error comes through');
  }
}

function drain(post: Post, left: number[]): void {
  for (const { body, buffers } of post.frames.splice(0)) {
    must(body.length > 0 && buffers.length === 0, 'a frame holds what was written');
    left.push(...body);
  }
}

import { HEAD } from '../../wire/outbox.js';
import { Post } from './post.js';

describe('an outbox', () => {
  it('posts the records of one turn in one frame, when the turn is over', async () => {
    const post = new Post();
    post.write(1);
    post.write(2);
    expect(post.frames).toEqual([]);
    await Promise.resolve();
    expect(post.bodies).toEqual([[1, 2]]);
    post.write(3);
    await Promise.resolve();
    expect(post.bodies).toEqual([[1, 2], [3]]);
    expect(post.frames.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('posts a frame at once when it is full', () => {
    const post = new Post();
    for (let i = 0; i < 40; i++) post.write(...new Array<number>(1000).fill(i));
    expect(post.frames.length).toBe(2);
    expect(Math.max(...post.bodies.map((body) => body.length))).toBeLessThan(18_000);
  });

  it('posts nothing when nothing was written', async () => {
    const post = new Post();
    post.outbox.flush();
    post.outbox.hold(true);
    post.outbox.hold(false);
    await Promise.resolve();
    expect(post.frames).toEqual([]);
  });

  it('keeps records back while it holds, and lets them leave by either lane', async () => {
    const post = new Post();
    post.outbox.hold(true);
    post.write(...new Array<number>(20_000).fill(1));
    post.outbox.flush();
    await Promise.resolve();
    expect(post.frames).toEqual([]);
    expect(post.outbox.take().bytes.length).toBe(HEAD + 20_000);
    post.write(2);
    post.outbox.hold(false);
    await Promise.resolve();
    expect(post.bodies).toEqual([[2]]);
  });

  it('takes back the whole of the last record, and posts those before it though it holds', () => {
    const post = new Post();
    const { outbox, owned } = post;
    outbox.hold(true);
    post.write(1);
    const kept = new ArrayBuffer(1);
    outbox.record((out) => {
      out.u8(out.attach(kept));
    });
    outbox.recordLast((out) => {
      out.raw(Uint8Array.of(7, 7));
      out.attach(new ArrayBuffer(8));
      out.sent.push(owned.send({}));
    });
    outbox.takeBackLast();
    outbox.postHeld();
    expect(post.bodies).toEqual([[1, 0]]);
    expect(post.frames[0]?.buffers).toEqual([kept]);
    expect(outbox.isEmpty).toBeTrue();
    expect(outbox.peek().buffers).toEqual([]);
    expect(owned.size).toBe(0);
    post.write(2);
    outbox.flush();
    expect(post.frames.length).withContext('it still holds').toBe(1);
  });

  it('leaves no buffer of a last record that was taken back alone', () => {
    const { outbox } = new Post();
    outbox.recordLast((out) => {
      out.u8(out.attach(new ArrayBuffer(8)));
    });
    outbox.takeBackLast();
    outbox.postHeld();
    outbox.recordLast((out) => {
      out.u8(1);
    });
    expect(outbox.take().buffers).toEqual([]);
  });

  it('refuses a record inside a record, and keeps the outer one whole', () => {
    const post = new Post();
    let inner: unknown;
    post.outbox.record((out) => {
      out.u8(1);
      try {
        post.write(9);
      } catch (error) {
        inner = error;
      }
      out.u8(2);
    });
    post.outbox.flush();
    expect(post.bodies).toEqual([[1, 2]]);
    expect(String(inner)).toMatch(/while/);
  });

  it('does not keep the memory of a large record', () => {
    const { outbox } = new Post();
    outbox.record((out) => {
      out.raw(new Uint8Array(32 * 1024 * 1024));
    });
    outbox.flush();
    expect(outbox.out.bytes.length).toBeLessThan(2 * 1024 * 1024);
  });
});

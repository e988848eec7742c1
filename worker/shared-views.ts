import { bytesOf, isShared } from '../wire/buffer-source.js';

type Method = (this: object, ...args: unknown[]) => unknown;

/** Most texts fit. */
const SCRATCH = new Uint8Array(64 * 1024);

/**
 * Web APIs that refuse views of shared memory, for a runtime whose heap is shared. They get a copy. Each is one that
 * dotnet.js gives views of its heap to; what is not listed takes such views, or gets copies from dotnet.js already.
 */
export function acceptSharedViews(): void {
  // The texts of C#, https://github.com/whatwg/encoding/issues/172
  replace(
    TextDecoder.prototype,
    'decode',
    (decode) =>
      function (input, ...options) {
        return decode.call(this, isSharedView(input) ? scratchCopy(input) : input, ...options);
      },
  );
  // Texts that go to C#.
  replace(
    TextEncoder.prototype,
    'encodeInto',
    (encodeInto) =>
      function (text, target) {
        return throughCopy(target, (copy) => encodeInto.call(this, text, copy));
      },
  );
  // Random numbers of C#.
  replace(
    Crypto.prototype,
    'getRandomValues',
    (getRandomValues) =>
      function (target) {
        return throughCopy(target, (copy) => getRandomValues.call(this, copy)) && target;
      },
  );
  // Messages of C#'s ClientWebSocket. Node.js has it from version 22 on.
  if (typeof WebSocket !== 'undefined') {
    replace(
      WebSocket.prototype,
      'send',
      (send) =>
        function (data) {
          return send.call(this, isSharedView(data) ? copyOf(data) : data);
        },
    );
  }
}

function replace(prototype: object, name: string, by: (original: Method) => Method): void {
  const members = prototype as Record<string, Method>;
  const original = members[name];
  if (original) members[name] = by(original);
}

/** Lets `write` write into a copy of what is shared, and what it wrote into `target`. */
function throughCopy(target: unknown, write: (copy: unknown) => unknown): unknown {
  if (!isSharedView(target)) return write(target);
  const copy = copyOf(target);
  const result = write(copy);
  bytesOf(target).set(bytesOf(copy));
  return result;
}

function isSharedView(value: unknown): value is ArrayBufferView {
  return ArrayBuffer.isView(value) && isShared(value.buffer);
}

/** Valid until the next one is made. */
function scratchCopy(view: ArrayBufferView): Uint8Array {
  if (view.byteLength > SCRATCH.length) return bytesOf(view).slice();
  SCRATCH.set(bytesOf(view));
  return SCRATCH.subarray(0, view.byteLength);
}

function copyOf(view: ArrayBufferView): ArrayBufferView {
  const ArrayClass = view.constructor as new (buffer: ArrayBuffer) => ArrayBufferView;
  return new ArrayClass(bytesOf(view).slice().buffer);
}

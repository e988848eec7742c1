type IsAny<T> = 0 extends 1 & T ? true : false;

/** Types that are not this library's: what stands in them is not looked at. */
type Foreign =
  Node | Event | EventTarget | Response | URL | Date | RegExp | ArrayBufferView | ArrayBuffer;

/** Where `any` stands in a type, as a path of keys; `never` when it is nowhere. */
export type AnyIn<T, Path extends string = '', Depth extends unknown[] = []> =
  IsAny<T> extends true
    ? Path
    : Depth['length'] extends 7
      ? never
      : T extends Foreign | string | number | bigint | boolean | symbol | null | undefined
        ? never
        : T extends PromiseLike<infer Value>
          ? AnyIn<Value, `${Path} awaited`, [...Depth, 0]>
          : CallsIn<T, Path, Depth> | MembersIn<T, Path, Depth>;

type CallsIn<T, Path extends string, Depth extends unknown[]> = T extends (
  ...args: infer Args
) => infer Result
  ? IsAny<Args> extends true
    ? `${Path}()`
    : AnyIn<Args[number], `${Path}(…)`, [...Depth, 0]> | AnyIn<Result, `${Path}()`, [...Depth, 0]>
  : never;

type MembersIn<
  T,
  Path extends string,
  Depth extends unknown[],
> = T extends readonly (infer Element)[]
  ? AnyIn<Element, `${Path}[]`, [...Depth, 0]>
  : T extends (...args: never) => unknown
    ? never
    : {
        [Key in keyof T & string]: AnyIn<T[Key], `${Path}.${Key}`, [...Depth, 0]>;
      }[keyof T & string];

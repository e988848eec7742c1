import { useDotnetCall } from 'dotnet-worker/react';
import { expectTypeOf } from 'expect-type';

declare const count: (text: string) => Promise<number>;
declare const maybe: typeof count | undefined;
declare const sometimes: boolean;

expectTypeOf(useDotnetCall(count, ['a']).data).toEqualTypeOf<number | undefined>();
// Who suspends for a call is never rendered without its result…
expectTypeOf(useDotnetCall(count, ['a'], { suspense: true }).data).toEqualTypeOf<number>();
expectTypeOf(
  useDotnetCall(count, ['a'], { suspense: true, enabled: true, timeout: 5 }).data,
).toEqualTypeOf<number>();
// … unless there may be no call.
expectTypeOf(useDotnetCall(maybe, ['a'], { suspense: true }).data).toEqualTypeOf<
  number | undefined
>();
expectTypeOf(
  useDotnetCall(count, ['a'], { suspense: true, enabled: sometimes }).data,
).toEqualTypeOf<number | undefined>();

import { dotnet, type DotnetRuntime } from 'dotnet-worker';
import type { Exports, ImportModules } from './dotnet.js';

const { setModuleImports, getAssemblyExports, getConfig }: DotnetRuntime = await dotnet.create();

// The snippet of the README, word for word; C# imports nothing else from this module.
setModuleImports('main.js', {
  window: {
    location: {
      href: () => globalThis.window.location.href,
    },
  },
});
// @ts-expect-error: C# imports window.location.href.
setModuleImports('main.js', { window: { location: {} } });
// @ts-expect-error: C# wants a string.
setModuleImports<'main.js'>('main.js', { window: { location: { href: () => 1 } } });
// What C# does not import from is nobody's business.
setModuleImports('other.js', { anything: () => 1 });

const config = getConfig();
const exports = await getAssemblyExports(config.mainAssemblyName);
const text: string = await exports.MyClass.Greeting();
// @ts-expect-error: it takes nothing.
await exports.MyClass.Greeting(text);
// @ts-expect-error: there is no such export.
await exports.MyClass.Farewell();
const now: string = exports.MyClass.Greeting.sync();

// The same, by the name alone and by the type alone.
const byName: Exports = await getAssemblyExports('Conformance.dll');
const byType = await getAssemblyExports<Exports>(document.title);
const { Arrays, Delegates, Nullables, Numbers, TaskTypes } = byType.Conformance.Exported;
const bytes: Uint8Array | null = await Arrays.Bytes([1, 2]);
// @ts-expect-error: it may be null.
const wrong: Uint8Array = await Arrays.Bytes(null);
const big: bigint = await Numbers.Int64(1n);
// @ts-expect-error: JSType.BigInt.
await Numbers.Int64(1);
const nullable: Date | null = await Nullables.DateTime(null);
const task: string | null = await TaskTypes.String(Promise.resolve(null));
const add = await Delegates.GetFunc1(1);
const sum: number = await add(2);
add.dispose();
// @ts-expect-error: C# has the value at once.
await Delegates.CallFunc0(() => Promise.resolve(1));

// An assembly of which nothing is known.
const unknown = await getAssemblyExports('Unknown');
unknown['Some']?.['Method']?.(1, 'two');

export type Positions = ImportModules['positions.js'];
export { big, byName, bytes, now, nullable, sum, task, wrong };

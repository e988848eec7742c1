import { builder } from '../start.mjs';

const url = new URL('./uncaught-module.mjs', import.meta.url);
const runtime = await builder().withWorkerModule('shapes.js', url).create();
const { Exported, Imported } = (await runtime.getAssemblyExports('Conformance')).Conformance;
await Imported.Order.AddMany(1);
// Never ends: it is the error that ends the process.
await Exported.Tasks.WaitAtGate();

import { builder } from '../start.mjs';

const runtime = await builder().create();
const { Tasks } = (await runtime.getAssemblyExports('Conformance')).Conformance.Exported;
const waits = Tasks.WaitAtGate();
// Nothing but the call keeps the process alive until this timer, which does not, has opened the gate.
setTimeout(() => void Tasks.OpenGate('waited'), 300).unref();
console.log(await waits);
console.log('idle');

import { createEndpoint } from 'dotnet-worker';
import { sharedRuntime } from './start.js';

/** A message as Comlink writes it, but by a hand that wants more than Comlink's own `wrap` would ask for. */
type Forged = readonly [type: string, path: string, ...args: unknown[]];

interface Answer {
  id: string;
  type: string;
  name?: string;
  value?: unknown;
}

interface Endpoint {
  postMessage: (message: unknown) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<Answer>) => void) => void;
}

/** Paths from what is exposed to classes, and to `Function`, which runs any script. */
function escapes(member: string): Forged[] {
  const paths = [
    'constructor',
    'constructor.constructor',
    '__proto__.constructor.constructor',
    'toString.constructor',
    member,
    `${member}.constructor`,
    `${member}.call`,
    `${member}.bind`,
    `${member}.__proto__.constructor`,
    `${member}.apply`,
    `${member}.apply.constructor`,
    `${member}.apply.apply`,
    `${member}.apply.call`,
    `${member}.apply.bind`,
    `${member}.apply.__proto__.constructor`,
    `${member}.prototype.constructor`,
  ];
  return paths.flatMap((path): Forged[] => [
    ['CONSTRUCT', path, 'return 1'],
    ...(path === member ? [] : [['APPLY', path, 'return 1'] as const]),
    ['SET', `${path}.constructor`, 'replaced'],
  ]);
}

describe('a door that Comlink opens', () => {
  const shared = sharedRuntime<object>();

  it('into the page, by createEndpoint, lets nobody construct or reach a class', async () => {
    const port = createEndpoint(shared.exports);
    port.start();
    const member = 'Conformance.Exported.Numbers.Int32';
    for (const forged of escapes(member)) await expectRefused(port, forged);
    expect(await send(port, ['APPLY', member, 42])).toEqual(
      jasmine.objectContaining({ type: 'RAW', value: 42 }),
    );
  });

  it('into the worker lets nobody construct or reach a class', async () => {
    const worker = new Worker('/base/dist/worker.js', { type: 'module' });
    for (const forged of escapes('open')) await expectRefused(worker, forged);
    const answer = await send(worker, ['APPLY', 'open', { protocol: -1 }]);
    expect(answer.value).toEqual({ protocol: jasmine.any(Number), holdsLock: false });
    worker.terminate();
  });
});

async function expectRefused(endpoint: Endpoint, forged: Forged): Promise<void> {
  const answer = await send(endpoint, forged);
  const isRefusal = answer.type === 'HANDLER' && answer.name === 'throw';
  // Comlink answers a SET with true, whether it was taken or not.
  expect(isRefusal || (forged[0] === 'SET' && answer.value === true))
    .withContext(forged.join(' '))
    .toBeTrue();
}

let count = 0;

function send(endpoint: Endpoint, [type, path, ...args]: Forged): Promise<Answer> {
  const id = `forged ${String(count++)}`;
  return new Promise((resolve) => {
    endpoint.addEventListener('message', ({ data }) => {
      if (data.id === id) resolve(data);
    });
    const values = args.map((value) => ({ type: 'RAW', value }));
    const message = { id, type, path: path.split('.'), argumentList: values, value: values[0] };
    endpoint.postMessage(message);
  });
}

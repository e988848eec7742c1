import * as fc from 'fast-check';
import { OwnedObjects } from '../../wire/handles.js';
import { always, must } from './always.js';
import { Boundary } from './boundary.js';

const OBJECTS = 4;

/** What is right: which objects have a stand-in, and what was sent and not given back. */
interface Model {
  readonly proxies: Map<number, object>;
  readonly out: number[];
}

type Step = fc.Command<Model, Boundary>;

class Send implements Step {
  constructor(private readonly index: number) {}
  check = () => true;
  run(model: Model, { objects, owned, toHolder }: Boundary): void {
    const object = objects[this.index] ?? { index: -1 };
    const handle = owned.send(object);
    must(owned.get(handle) === object, 'the handle names the object');
    toHolder.push(handle);
    model.out[this.index] = (model.out[this.index] ?? 0) + 1;
  }
  toString = () => `send ${this.index}`;
}

class Arrive implements Step {
  check = () => true;
  run({ proxies }: Model, { owned, held, toHolder }: Boundary): void {
    const handle = toHolder.shift();
    if (handle === undefined) return;
    const { index } = owned.get(handle) as { index: number };
    let made = false;
    const proxy = held.receive(handle, () => {
      made = true;
      return {};
    });
    const known = proxies.get(index);
    must(made === (known === undefined), 'a stand-in is made when there is none');
    must(known === undefined || known === proxy, 'the stand-in is the same');
    must(held.handleOf(proxy) === handle, 'it comes home by its handle');
    proxies.set(index, proxy);
  }
  toString = () => 'arrive';
}

class Dispose implements Step {
  constructor(private readonly index: number) {}
  check = ({ proxies }: Readonly<Model>) => proxies.has(this.index);
  run({ proxies }: Model, { held }: Boundary): void {
    const proxy = proxies.get(this.index) ?? {};
    must(held.release(proxy), 'it gives the handle back');
    must(held.handleOf(proxy) === undefined && !held.release(proxy), 'it stands for nothing now');
    proxies.delete(this.index);
  }
  toString = () => `dispose ${this.index}`;
}

class Hear implements Step {
  check = () => true;
  run(model: Model, { objects, owned, toOwner }: Boundary): void {
    const release = toOwner.shift();
    if (!release) return;
    const { index } = owned.get(release.handle) as { index: number };
    const before = model.out[index] ?? 0;
    owned.release(release.handle, release.count);
    model.out[index] = before - release.count;
    if (before > release.count) must(owned.get(release.handle) === objects[index], 'it lives on');
  }
  toString = () => 'hear';
}

const steps = [
  fc.nat(OBJECTS - 1).map((index) => new Send(index)),
  fc.constant(new Arrive()),
  fc.nat(OBJECTS - 1).map((index) => new Dispose(index)),
  fc.constant(new Hear()),
];

describe('a handle', () => {
  it('names its object until both sides agree that nothing is out', () =>
    always(
      fc.property(fc.commands(steps, { maxCommands: 200, size: 'max' }), (commands) => {
        const model: Model = { proxies: new Map(), out: [] };
        const real = new Boundary(OBJECTS);
        fc.modelRun(() => ({ model, real }), commands);
        const living = model.out.filter((count) => count > 0).length;
        must(real.owned.size === living, 'who is out is owned');
        must(real.held.size === model.proxies.size, 'who has a stand-in is held');
        end(model, real);
        must(real.owned.size === 0 && real.held.size === 0, 'nothing is left at last');
      }),
      { numRuns: 500 },
    ));

  it('that a release crosses on its way stays', () => {
    const { owned, held, toOwner, objects } = new Boundary(OBJECTS);
    const [object = { index: 0 }] = objects;
    const handle = owned.send(object);
    const proxy = held.receive(handle, () => ({}));
    held.release(proxy);
    expect(owned.send(object)).toBe(handle);
    owned.release(handle, toOwner[0]?.count ?? 0);
    expect(owned.get(handle)).toBe(object);
    expect(held.receive(handle, () => ({}))).not.toBe(proxy);
  });

  it('is new for an object that was let go', () => {
    const owned = new OwnedObjects();
    const object = {};
    const first = owned.send(object);
    owned.release(first, 1);
    expect(owned.send(object)).not.toBe(first);
    expect(() => owned.get(first)).toThrowError(/was released/);
    owned.release(first, 1);
    expect(owned.size).toBe(1);
  });

  it('has 32 bits, and is not given twice to what lives when they have been used up', () => {
    const owned = new OwnedObjects(0xfffffffe);
    const handles = [{}, {}, {}].map((object) => owned.send(object));
    expect(handles).toEqual([0xfffffffe, 0xffffffff, 1]);
    const full = new OwnedObjects(0xffffffff);
    full.send({});
    full.send({});
    full.release(0xffffffff, 1);
    expect(full.send({})).toBe(2);
  });

  it('means nothing once a table is cleared', () => {
    const { owned, held, toOwner } = new Boundary(OBJECTS);
    const handle = owned.send({});
    const proxy = held.receive(handle, () => ({}));
    owned.clear();
    held.clear();
    expect(owned.size).toBe(0);
    expect(held.handleOf(proxy)).toBeUndefined();
    expect(held.release(proxy)).toBeFalse();
    expect(toOwner).toEqual([]);
  });
});

/** Lets everything arrive, gives everything back, and lets that arrive. */
function end(model: Model, real: Boundary): void {
  const arrive = new Arrive();
  while (real.toHolder.length > 0) arrive.run(model, real);
  for (const index of [...model.proxies.keys()]) new Dispose(index).run(model, real);
  const hear = new Hear();
  while (real.toOwner.length > 0) hear.run(model, real);
}

import { HeldObjects, OwnedObjects } from '../../wire/handles.js';

/** An owner and a holder, with the messages that are on their way between them. */
export class Boundary {
  readonly objects: readonly { readonly index: number }[];
  readonly owned = new OwnedObjects();
  readonly held = new HeldObjects((handle, count) => this.toOwner.push({ handle, count }));
  readonly toHolder: number[] = [];
  readonly toOwner: { handle: number; count: number }[] = [];

  constructor(objectCount: number) {
    this.objects = Array.from({ length: objectCount }, (_each, index) => ({ index }));
  }
}

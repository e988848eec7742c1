import { around } from './around.js';
import { asking } from './asking.js';
import { delegates } from './delegates.js';
import { echoes } from './echoes.js';
import type { Kind } from './kind.js';
import { memory } from './memory.js';
import { objects } from './objects.js';
import { work } from './work.js';

/** Groups of kinds: each group is as likely as another one, and so is each kind within its group. */
const groups: readonly (readonly Kind[])[] = [
  around,
  asking,
  delegates,
  echoes,
  echoes,
  memory,
  objects,
  work,
];

/** The kinds whose names are like `chosen`. */
export function kindsLike(chosen: RegExp): readonly (readonly Kind[])[] {
  const left = groups.map((group) => group.filter(({ name }) => chosen.test(name)));
  return left.filter((group) => group.length > 0);
}

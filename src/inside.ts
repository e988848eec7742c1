import { chosenAtCall } from './chosen-at-call.js';
import { exportOf } from './exports.js';

/**
 * What the other entries of this package reach of this one. No part of the API.
 *
 * @internal
 */
export const inside = { exportOf, chosenAtCall };

import type { Moment } from '../moment.js';

/** Who stored a fact, and when it happened. */
export interface Recorded extends Moment {
  readonly by: string;
}

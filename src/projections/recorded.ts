import type { Fact } from '../kernel/fact.js';
import { type Moment, momentOf } from './moment.js';

/** Who stored a fact, and when it happened. */
export interface Recorded extends Moment {
  readonly by: string;
}

export const recorded = (fact: Fact): Recorded => ({ by: fact.metadata.actor.id, ...momentOf(fact) });

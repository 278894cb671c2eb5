import type { Operation } from '../auth/policy.js';
import type { Person } from '../directory/person.js';
import type { Role } from '../kernel/actor.js';
import type { AnyRefusal } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';

export { Overloaded } from '../event-store/event-store.js';
export { EventFromNewerVersion } from '../event-store/serialisation.js';

/** What a command did: where its stream stands now, and the position that read models have to reach to show it. */
export interface Done {
  readonly id: string;
  readonly revision: number;
  readonly position: bigint;
}

/** What a dry run would have done. Nothing of it is stored. */
export interface Foreseen extends Done {
  /** The facts as they would be, without a place in the log. */
  readonly foreseen: readonly Fact[];
  /** Whom the directory would know afterwards. */
  readonly person?: Person;
}

/** A refusal that says of a dry run that it was one. */
export interface Refused extends AnyRefusal {
  readonly dryRun?: true;
}

export const isForeseen = (outcome: Outcome): outcome is Foreseen => 'foreseen' in outcome;

/** Refusals that any command can meet, before or beside those of its own aggregate. */
export type CommonRefusals = {
  FORBIDDEN: { operation: Operation; roles: readonly Role[] };
  NOT_FOUND: { what: string };
  OVERRIDE_NEEDED: object;
  OVERRIDE_NOT_NEEDED: object;
  REVISION_CONFLICT: { expected: number; actual: number };
  COMMAND_ID_REUSED: { commandId: string };
  OCCURRED_IN_FUTURE: { occurredAt: string; now: string };
  /** Somebody else has this subject, so a token couldn't tell the two apart. */
  SUBJECT_TAKEN: { what: 'subject' };
  ID_TAKEN: { what: 'person' };
};

export type Outcome = Done | Foreseen | Refused;

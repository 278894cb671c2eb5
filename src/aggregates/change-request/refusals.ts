import type { BriefingRefusals } from './briefing/refusals.js';
import type { ClosingRefusals } from './closing/refusals.js';
import type { DecisionRefusals } from './decision/refusals.js';
import type { NoteRefusals } from './notes/refusals.js';
import type { ObjectionRefusals } from './objections/refusals.js';
import type { Ground } from './grounds/said.js';
import type { ImplementationRefusals } from './implementation/refusals.js';
import type { ObservationRefusals } from './observation/refusals.js';
import type { OptionRefusals } from './options/refusals.js';
import type { PaymentRefusals } from './payment/refusals.js';
import type { RestingRefusals } from './resting/refusals.js';
import type { Status } from './status.js';
import type { UnknownRefusals } from './unknowns/refusals.js';
import type { WishRefusals } from './wish/refusals.js';

type Thing =
  | 'request'
  | 'project'
  | 'question'
  | 'option'
  | 'consequence'
  | 'unknown'
  | 'briefing'
  | 'objection'
  | 'note'
  | 'decision'
  | 'delivery'
  | 'payment'
  | 'observation'
  | 'dispute';

/** What any command to a change request can be told. */
type CommonRefusals = {
  /** What is over is carried on no more. */
  PROJECT_CLOSED: Record<string, never>;
  /** Whoever hasn't passed the exam takes down what is said, and manages nothing. */
  TRAINEE_CANNOT_MANAGE: { disciplines: readonly string[] };
  NOT_FOUND: { what: Thing };
  ALREADY_EXISTS: { what: Thing };
  INVALID_TRANSITION: { from: Status; allowed: readonly Status[] };
  /** Stated to have happened before what it answers to. */
  OCCURRED_BEFORE: {
    occurredAt: string;
    earliest: string;
    what: 'acknowledgement' | 'implementation' | Ground | Thing;
  };
  NAMED_TWICE: { names: readonly string[] };
  DIGEST_MISMATCH: { expected: string };
  /** Only a contact can say that; whoever records it says whose word it is. */
  NOT_A_CONTACTS_WORD: { personId: string };
};

/** Every "no" of a change request: its code, and what is missing. Worded for people in resolvers/wording.ts. */
export type ChangeRequestRefusals = CommonRefusals &
  WishRefusals &
  OptionRefusals &
  UnknownRefusals &
  BriefingRefusals &
  ObjectionRefusals &
  RestingRefusals &
  NoteRefusals &
  DecisionRefusals &
  ImplementationRefusals &
  PaymentRefusals &
  ObservationRefusals &
  ClosingRefusals;

import type { BriefingRefusals } from './briefing/refusals.js';
import type { DecisionRefusals } from './decision/refusals.js';
import type { OptionRefusals } from './options/refusals.js';
import type { Status } from './status.js';
import type { WishRefusals } from './wish/refusals.js';

/** What any command to a change request can be told. */
type CommonRefusals = {
  NOT_FOUND: { what: 'request' | 'project' | 'question' | 'option' | 'briefing' | 'decision' };
  ALREADY_EXISTS: { what: 'request' | 'question' | 'option' | 'consequence' | 'briefing' | 'observation' };
  INVALID_TRANSITION: { from: Status; allowed: readonly Status[] };
  /** Stated to have happened before what it answers to. */
  OCCURRED_BEFORE: {
    occurredAt: string;
    earliest: string;
    what: 'briefing' | 'acknowledgement' | 'decision' | 'question';
  };
  NAMED_TWICE: { names: readonly string[] };
  DIGEST_MISMATCH: { expected: string };
};

/** Every "no" of a change request: its code, and what is missing. Worded for people in resolvers/wording.ts. */
export type ChangeRequestRefusals = CommonRefusals &
  WishRefusals &
  OptionRefusals &
  BriefingRefusals &
  DecisionRefusals;

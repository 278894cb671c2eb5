import { type Decision, refuse } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { WithCatalogue } from '../../kernel/disciplines.js';
import type { MemberEvents } from './events.js';
import type { MemberRefusals } from './refusals.js';
import type { Member } from './state.js';

/** What the catalogue says, read before deciding, and whose history this is. */
export interface MemberContext extends Deciding, WithCatalogue {
  readonly memberId: string;
}

export type Outcome = Decision<MemberEvents, MemberRefusals>;

/** Nothing is agreed with somebody who isn't there, or not any more. */
export const whyNotThere = ({ role, leftAt }: Member) => {
  if (role === undefined) return refuse('NOT_FOUND', { what: 'member' as const });
  return leftAt === undefined ? undefined : refuse('MEMBER_LEFT', { leftAt });
};

/** Dates are written so that they compare as texts. */
export const whyReversed = (from: string, until: string | undefined) =>
  until !== undefined && until < from ? refuse('PERIOD_REVERSED', { from, until }) : undefined;

import { type AnyRefusal, refuse } from '../../../kernel/decider.js';
import type { ChangeRequestContext } from '../context.js';
import { whyNotDeciders } from '../people.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { BriefingCommands } from './commands.js';

interface Speaking {
  readonly command: Exclude<keyof BriefingCommands, 'IssueBriefing' | 'RecordSilence'>;
  readonly number: number;
  /** Whose word it is. */
  readonly by: string;
}

/** The briefing that somebody speaks of, when it is the latest, unchanged and addressed to them. */
const whyNotTheirs = (
  { number, by }: Speaking,
  { briefing }: ChangeRequest,
): (AnyRefusal & ReturnType<typeof notTheirs>) | undefined =>
  !briefing?.fresh || briefing.number !== number || !briefing.deciders.includes(by)
    ? notTheirs(number, briefing)
    : undefined;

const notTheirs = (number: number, briefing: ChangeRequest['briefing']) => {
  if (!briefing || number > briefing.number) return refuse('NOT_FOUND', { what: 'briefing' as const });
  if (number < briefing.number || !briefing.fresh) return refuse('BRIEFING_STALE', { number });
  return refuse('NOT_ADDRESSED', { deciders: briefing.deciders });
};

/** Why somebody can't say anything to a briefing of that number. It may have been sent while they still decided. */
export const whyNotAtHand = (speaking: Speaking, state: ChangeRequest, context: ChangeRequestContext) =>
  unlessStanding(state, speaking.command) ??
  whyNotTheirs(speaking, state) ??
  whyNotDeciders([speaking.by], context);

import { refuse } from '../../../../kernel/decider.js';
import type { BriefedOption, BriefingContent } from '../../briefing/briefing-content.js';
import type { ChangeRequestContext } from '../../context.js';
import { whyNotOnOffer } from '../../options/on-offer.js';
import { whyLapsed } from '../../options/validity.js';
import { speakerIn } from '../../people.js';
import { whyTooEarly } from '../../../../kernel/stated-time.js';
import type { ChangeRequest } from '../../state.js';
import type { Skipped } from '../../vocabulary.js';
import type { DecisionCommands } from '../commands.js';
import { studioDecides } from './authority.js';
import { modeOf } from './who-decides.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Briefing = NonNullable<ChangeRequest['briefing']>;

/** What is chosen, and what the decider had been told of it. */
export interface Choice {
  readonly option: BriefedOption;
  readonly advice: BriefingContent['recommendation'];
  /** Absent where no briefing showed it. */
  readonly briefing?: Briefing;
  readonly skipped: readonly Skipped[];
}

const shownIn = (briefing: Briefing | undefined, optionId: string) =>
  briefing?.content.options.find(({ id }) => id === optionId);

/** This decider's own acknowledgement, where it came no later than the decision is said to have been made. */
const whyNotAcknowledged = ({ number, digest, acknowledged }: Briefing, context: ChangeRequestContext) => {
  const own = acknowledged.find(({ by }) => by === speakerIn(context));
  return own
    ? whyTooEarly(context, own.at, 'acknowledgement')
    : refuse('BRIEFING_NOT_ACKNOWLEDGED', { number, digest });
};

const inWriting = ['WRITTEN', 'SIGNED'];

/** What the decision is made without: in writing nothing, otherwise the acknowledgement where there is none. */
const skippedOf = (making: Making, briefing: Briefing, context: ChangeRequestContext) => {
  // The studio decides on what it showed: there is nobody to be told, and nothing is owed.
  if (studioDecides(context)) return whyTooEarly(context, briefing.issuedAt, 'briefing') ?? [];
  const unaware = whyNotAcknowledged(briefing, context);
  if (!unaware) return [];
  if (inWriting.includes(modeOf(making))) return unaware;
  return whyTooEarly(context, briefing.issuedAt, 'briefing') ?? ['ACKNOWLEDGEMENT' as const];
};

const whyStale = ({ fresh, number }: Briefing) => (fresh ? undefined : refuse('BRIEFING_STALE', { number }));

/** Chosen from the latest briefing, which shows it as it still is. Somebody else's word skips the acknowledgement. */
const fromBriefing = (making: Making, { briefing }: ChangeRequest, context: ChangeRequestContext) => {
  const option = shownIn(briefing, making.optionId);
  if (!briefing || !option) return refuse('OPTION_NOT_OFFERED', { optionId: making.optionId });
  const gone = whyStale(briefing) ?? whyLapsed(option.id, option.validUntil, context.now);
  if (gone) return gone;
  const skipped = skippedOf(making, briefing, context);
  return 'refused' in skipped
    ? skipped
    : { option, advice: briefing.content.recommendation, briefing, skipped };
};

/** Decided first: whatever is on offer at this moment, as it is. */
const fromOffer = (
  { optionId }: Pick<Making, 'optionId'>,
  { options, recommendation: advice }: ChangeRequest,
  context: Pick<ChangeRequestContext, 'actor' | 'client' | 'now'>,
) => {
  const offered = options.find((option) => option.optionId === optionId);
  if (!offered) return refuse('OPTION_NOT_OFFERED', { optionId });
  const { optionId: id, withdrawn, ...option } = offered;
  // Nobody acknowledges what the studio decides; that it is shown is owed all the same.
  const skipped = studioDecides(context)
    ? ['BRIEFING' as const]
    : ['BRIEFING' as const, 'ACKNOWLEDGEMENT' as const];
  return whyNotOnOffer(offered, context.now) ?? { option: { id, ...option }, advice, skipped };
};

/**
 * Rule 1: the option stands in the latest briefing, nothing has changed since, and this decider has acknowledged it, as
 * far as the mode asks for that. What an urgent decision was told of all the same counts.
 */
export const choiceOf = (making: Making, state: ChangeRequest, context: ChangeRequestContext) => {
  if (modeOf(making) !== 'URGENT') return fromBriefing(making, state, context);
  const briefed = fromBriefing(making, state, context);
  return 'refused' in briefed ? fromOffer(making, state, context) : briefed;
};

/** What would be chosen, whoever chose it: as the latest briefing shows it while it holds, otherwise as it is on offer. */
export const supposedChoice = (
  chosen: Pick<Making, 'optionId'>,
  state: ChangeRequest,
  context: Pick<ChangeRequestContext, 'actor' | 'client' | 'now'>,
) => {
  const offered = fromOffer(chosen, state, context);
  const { briefing } = state;
  const option = briefing?.fresh ? shownIn(briefing, chosen.optionId) : undefined;
  if ('refused' in offered || !briefing || !option) return offered;
  return { option, advice: briefing.content.recommendation, briefing, skipped: offered.skipped };
};

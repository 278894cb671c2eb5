import type { AuthorityGiven } from '../../../kernel/authority.js';
import { isMore } from '../../../kernel/decimal.js';
import { daysLater } from '../calendar.js';
import type { ChangeRequestContext } from '../context.js';
import { recordsAnothers, speakerIn } from '../people.js';
import type { DecisionCommands } from './commands.js';
import { decisionContent } from './decision-content.js';
import type { DecisionEvents } from './events.js';
import { limitsIn, studioDecides } from './rules/authority.js';
import type { Choice } from './rules/informed.js';
import { modeOf } from './rules/who-decides.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Made = DecisionEvents['DecisionMade'];

/** What of its surroundings a decision is recorded with. */
export type RecordingContext = Pick<
  ChangeRequestContext,
  | 'requestId'
  | 'actor'
  | 'now'
  | 'client'
  | 'limits'
  | 'signatureAbove'
  | 'objectionDays'
  | 'salt'
  | 'commitment'
  | 'digestOf'
>;

/** The configured price in the option's currency, where the option may cost more: the setting of that day stays with it. */
const signatureAbove = ({ option }: Choice, context: RecordingContext) => {
  const { signatureAbove: limits } = context;
  // What the studio was given to decide, the client has signed for by accepting the agreement.
  if (studioDecides(context)) return {};
  const { to } = option.price ?? {};
  const amount = to && Object.hasOwn(limits, to.currency) ? limits[to.currency] : undefined;
  if (!to || amount === undefined) return {};
  const above = { amount, currency: to.currency };
  return isMore(to.amount, amount) ? { signatureAbove: above } : {};
};

/** A choice with what the agreement in force says of it. */
export interface Authorised extends Choice {
  readonly given?: AuthorityGiven | undefined;
}

/** A decider holds the client's authority, whatever is delegated; what the agreement gives is kept either way. */
const authority = ({ given }: Authorised, context: RecordingContext) => ({
  level: studioDecides(context) && given ? given.level : ('CLIENT_DECIDES' as const),
  basis: given ? ('AGREEMENT' as const) : ('NO_AGREEMENT' as const),
  clientRevision: context.client.revision,
  ...(given && { agreement: given }),
  budgetLeft: limitsIn(context).budgetLeft,
});

/** What it takes of the budget, and how it moves the limits of the project. */
const taking = (
  { budgetIncrease, newDeadline }: Making,
  { option }: Choice,
  { salt, commitment }: RecordingContext,
) => ({
  ...(option.price && { price: option.price.to }),
  ...(budgetIncrease && { budgetIncrease: { ...budgetIncrease, salt } }),
  ...(newDeadline !== undefined && { newDeadline }),
  ...(commitment !== undefined && { commitment }),
});

const decidersOf = ({ client }: RecordingContext): string[] =>
  Object.keys(client.contacts)
    .filter((id) => client.contacts[id] === 'DECIDER')
    .sort();

/** What was decided over the client's head goes to its deciders at once, who can object to it for some days. */
const informing = ({ level }: NonNullable<Made['authority']>, context: RecordingContext) =>
  level === 'STUDIO_DECIDES_AND_INFORMS'
    ? {
        informed: decidersOf(context),
        objectionUntil: daysLater(context.now, context.objectionDays),
      }
    : {};

const toldOf = ({ briefing, advice, skipped }: Choice) => ({
  ...(briefing && { briefing: { number: briefing.number, digest: briefing.digest } }),
  ...(!briefing && advice && { advised: advice.optionId }),
  ...(skipped.length > 0 && { skipped }),
});

/** All of a decision but the digest over it. */
export const contentOf = (
  making: Making,
  choice: Authorised,
  context: RecordingContext,
): Omit<Made, 'digest'> => {
  const { decisionId, acceptedConsequences, reviewOn, reason, channel, supersedes } = making;
  const holding = authority(choice, context);
  return {
    decisionId,
    acceptedConsequences,
    ...(reviewOn !== undefined && { reviewOn }),
    ...(reason && { reason: { ...reason, salt: context.salt } }),
    chosen: [choice.option.id],
    decidedBy: [speakerIn(context)],
    mode: modeOf(making),
    recordedAs: context.actor.role,
    ...(recordsAnothers(context) && channel !== undefined && { heardOver: channel }),
    authority: holding,
    ...toldOf(choice),
    ...signatureAbove(choice, context),
    ...informing(holding, context),
    ...taking(making, choice, context),
    ...(supersedes && { supersedes: supersedes.decisionId }),
  };
};

/** The same with the digest over it. */
export const sealed = (
  made: Omit<Made, 'digest'>,
  { requestId, digestOf }: Pick<RecordingContext, 'requestId' | 'digestOf'>,
): Made => ({ ...made, digest: digestOf(decisionContent(requestId, made)) });

/** The decision as it is stored, with all that it rests on copied in, and the digest over it. */
export const recordOf = (making: Making, choice: Authorised, context: RecordingContext): Made =>
  sealed(contentOf(making, choice, context), context);

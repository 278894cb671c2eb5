import { isMore } from '../../../kernel/decimal.js';
import { daysLater } from '../calendar.js';
import type { ChangeRequestContext } from '../context.js';
import { recordsAnothers, speakerIn } from '../people.js';
import type { DecisionCommands } from './commands.js';
import { decisionContent } from './decision-content.js';
import type { DecisionEvents } from './events.js';
import type { Choice } from './rules/informed.js';
import { modeOf } from './rules/who-decides.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Made = DecisionEvents['DecisionMade'];

/** The configured price in the option's currency, where the option may cost more: the setting of that day stays with it. */
const signatureAbove = ({ option }: Choice, { signatureAbove: limits }: ChangeRequestContext) => {
  const { to } = option.price ?? {};
  const amount = to && Object.hasOwn(limits, to.currency) ? limits[to.currency] : undefined;
  if (!to || amount === undefined) return {};
  const above = { amount, currency: to.currency };
  return isMore(to.amount, amount) ? { signatureAbove: above } : {};
};

const authority = ({ client }: ChangeRequestContext) => ({
  level: 'CLIENT_DECIDES' as const,
  basis: 'NO_AGREEMENT' as const,
  clientRevision: client.revision,
});

/** What was decided over the client's head can be objected to for some days. */
const objectionUntil = ({ level }: NonNullable<Made['authority']>, context: ChangeRequestContext) =>
  (level as string) === 'STUDIO_DECIDES_AND_INFORMS'
    ? { objectionUntil: daysLater(context.now, context.objectionDays) }
    : {};

const toldOf = ({ briefing, advice, skipped }: Choice) => ({
  ...(briefing && { briefing: { number: briefing.number, digest: briefing.digest } }),
  ...(!briefing && advice && { advised: advice.optionId }),
  ...(skipped.length > 0 && { skipped }),
});

/** The decision as it is stored, with all that it rests on copied in, and the digest over it. */
export const recordOf = (making: Making, choice: Choice, context: ChangeRequestContext): Made => {
  const { decisionId, acceptedConsequences, reviewOn, reason, channel, supersedes } = making;
  const holding = authority(context);
  const made = {
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
    ...objectionUntil(holding, context),
    ...(supersedes && { supersedes: supersedes.decisionId }),
  };
  return { ...made, digest: context.digestOf(decisionContent(context.requestId, made)) };
};

import { list, type Wording } from './wording-of.js';

/** They are whole sentences, with a full stop of their own. */
const quoted = (criteria: readonly string[]) => list(criteria.map((criterion) => `"${criterion}"`));

const price = ({ from, to }: { from: { amount: string }; to: { amount: string; currency: string } }) =>
  from.amount === to.amount
    ? `${to.amount} ${to.currency}`
    : `from ${from.amount} to ${to.amount} ${to.currency}`;

export const aftermathWording = {
  OWN_WORD_IS_WRITTEN: () =>
    'VERBAL is what a manager records of what a decider said. Decide here yourself: leave the mode out.',
  CHANNEL_MISSING: () => 'You record what somebody else said. Say in `channel` how it reached you.',
  NOT_URGENT: ({ kind }) =>
    `The request is ${kind}: only an URGENT one is decided before a briefing. Issue a briefing first, or mark it urgent.`,
  ALREADY_DECIDED: ({ decisionId }) =>
    `Decision ${decisionId} stands. To take its place, name it in \`supersedes\` and say why.`,
  BRIEFING_NOT_LATER: ({ number }) =>
    `Briefing ${number} was there before the decision that you reconsider. The manager has to issue a new one.`,
  DECISION_SUPERSEDED: ({ decisionId, byDecisionId, byRequestId }) => {
    const later = [byDecisionId && `decision ${byDecisionId}`, byRequestId && `request ${byRequestId}`];
    const known = later.filter((one) => one !== undefined && one !== '');
    return `Another decision took the place of ${decisionId}. Look at ${known.join(' of ') || 'the later one'}.`;
  },
  DECISION_DENIED: ({ decisionId }) =>
    `Whoever is quoted in decision ${decisionId} has said that they never said so: it counts no more. Decide anew.`,
  ALREADY_CONFIRMED: ({ decisionId }) =>
    `You have confirmed or signed decision ${decisionId}. To take it back, decide anew and name it in \`supersedes\`.`,
  NOTHING_TO_CONFIRM: ({ mode }) =>
    `The decider made this decision (${mode}) here themselves, so there is nothing to confirm.`,
  CONFIRMATION_MISSING: ({ decisionId }) =>
    `The decider has not confirmed decision ${decisionId}, which somebody else recorded. Have it confirmed first.`,
  SIGNATURE_MISSING: ({ decisionId, above }) =>
    above
      ? `Above ${above.amount} ${above.currency} decision ${decisionId} needs the decider's signature. Have it signed first.`
      : 'A SIGNED decision comes with its signature. Give it, or leave the mode out.',
  SUPERSEDES_ITSELF: () =>
    'Within one request, the later decision itself says what it supersedes. Name another request.',
  NOT_DECIDED_THERE: () => 'The other request has no standing decision. Name one that is decided.',
  DECISION_NOT_LATER: ({ decidedAt, otherDecidedAt }) =>
    `The other decision was made at ${otherDecidedAt}, before this one (${decidedAt}). Name a later one.`,
  NOTHING_TO_IMPLEMENT: () =>
    'Leaving it as it is was chosen: nothing is to be done. The request can be closed.',
  UNKNOWN_CRITERION: ({ criteria }) =>
    `The formulation has no such acceptance criterion: ${quoted(criteria)}. Copy them word for word.`,
  CRITERIA_NOT_JUDGED: ({ criteria }) =>
    `Say of each acceptance criterion whether it is met: ${quoted(criteria)}.`,
  DEVIATION_NOT_DECLARED: ({ criteria }) =>
    `What is not met deviates from what was chosen: ${quoted(criteria)}. Declare the deviation, and why.`,
  DELIVERY_REPLACED: ({ latest }) =>
    `A later delivery (${latest}) took the place of this one. Look at that one, then accept or reject it.`,
  AGREED_PRICE_UNEXPLAINED: ({ price: known, agreed }) => {
    if (agreed)
      return `Agreed already: ${agreed.amount} ${agreed.currency}. Say in \`why\` what makes it another amount.`;
    return known
      ? `The option's price is ${price(known)}. Say in \`why\` what makes it another amount.`
      : 'The option has no price to compare with. Say in `why` what the amount rests on.';
  },
  PAID_IN_FUTURE: ({ paidOn, latest }) =>
    `${paidOn} has begun nowhere yet: record the payment once it has come. The latest day possible is ${latest}.`,
  NOT_YOURS_TO_CORRECT: () =>
    'The other side observed it. Record what you saw yourself, or dispute who answers for it.',
  DISPUTE_RESOLVED: () => 'The dispute has its ruling already. Raise a new one with new grounds.',
  CLOSING_BLOCKED: ({ owed }) =>
    `The decision still owes: ${list(owed)}. Make up for it first, then close the request.`,
  MEASURED_VALUE_MISSING: ({ measure }) =>
    `The goal is measured by "${measure}". Give the value in \`measured\`, or close it as UNKNOWN.`,
} satisfies Partial<Wording>;

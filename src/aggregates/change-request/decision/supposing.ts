import { whyDeadlinePassed } from '../../../kernel/deadline.js';
import { refuse } from '../../../kernel/decider.js';
import type { MessageOf } from '../../../kernel/message.js';
import { unlessStanding } from '../standing.js';
import type { ChangeRequest } from '../state.js';
import type { DecisionCommands } from './commands.js';
import type { DecisionEvents } from './events.js';
import { contentOf, type RecordingContext, sealed } from './record.js';
import { givenFor, limitsIn } from './rules/authority.js';
import { increaseNeeded } from './rules/budget.js';
import { supposedChoice } from './rules/informed.js';

/** An option as if it were chosen, under an id for the decision that nobody makes. */
export type Supposition = Pick<DecisionCommands['MakeDecision'], 'decisionId' | 'optionId' | 'newDeadline'>;

export interface SupposingContext extends RecordingContext {
  /** The project is over. */
  readonly over: boolean;
}

const whyNotSupposable = (
  { newDeadline }: Supposition,
  state: ChangeRequest,
  { over, now }: SupposingContext,
) =>
  (over ? refuse('PROJECT_CLOSED', {}) : undefined) ??
  unlessStanding(state, 'MakeDecision') ??
  (newDeadline === undefined ? undefined : whyDeadlinePassed(newDeadline, { occurredAt: now }));

const inPlaceOf = ({ decision }: ChangeRequest) =>
  decision && { supersedes: { decisionId: decision.id, why: '' } };

/**
 * What choosing an option would record. It is nobody's act: who may decide, what they have been told and what they accept
 * count for nothing, and what does not fit into the budget raises it by as much as is missing.
 */
export const suppose = (supposed: Supposition, state: ChangeRequest, context: SupposingContext) => {
  const refusal = whyNotSupposable(supposed, state, context);
  if (refusal) return refusal;
  const choice = supposedChoice(supposed, state, context);
  if ('refused' in choice) return choice;
  const increase = increaseNeeded(choice.option.price?.to, limitsIn(context).budgetLeft);
  const { supersedes } = inPlaceOf(state) ?? {};
  const making = {
    ...supposed,
    acceptedConsequences: [],
    ...(increase && { budgetIncrease: { amount: increase, words: '' } }),
    ...(supersedes && { supersedes }),
  };
  const given = givenFor(choice.option, state, context);
  const { recordedAs, ...content } = contentOf(making, { ...choice, given, skipped: [] }, context);
  const made = sealed({ ...content, decidedBy: [] }, context);
  const facts: MessageOf<DecisionEvents>[] = [
    ...(supersedes
      ? [{ type: 'DecisionSuperseded' as const, data: { ...supersedes, byDecisionId: made.decisionId } }]
      : []),
    { type: 'DecisionMade', data: made },
  ];
  return facts;
};

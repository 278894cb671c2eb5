import { settles } from '../decision/owed.js';
import { owedBy } from '../decision/state.js';
import type { ChangeRequest } from '../state.js';
import type { AnswerableBriefing, AwaitingFacts } from './awaited.js';

const answerable = ({ briefing }: ChangeRequest): AnswerableBriefing | undefined =>
  briefing?.fresh
    ? {
        ...briefing,
        acknowledgedBy: briefing.acknowledged.map(({ by }) => by),
        refusedBy: briefing.refused,
      }
    : undefined;

const shows = ({ briefing, decision }: ChangeRequest) =>
  briefing !== undefined &&
  decision !== undefined &&
  settles({ number: briefing.number, options: briefing.content.options }, decision);

/** Whose word is awaited, by what the write model knows. */
export const awaitingIn = (state: ChangeRequest): AwaitingFacts => {
  const { decision, wokenAt } = state;
  return {
    briefing: answerable(state),
    wokenAt,
    decision: decision && { ...decision, owed: owedBy(decision), shown: shows(state) },
  };
};

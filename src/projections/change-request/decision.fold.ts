import { type ChangeRequestEvents, stanceOf } from '../../aggregates/change-request/index.js';
import { momentOf } from '../moment.js';
import type { ChangeRequestRow, MadeDecision } from './change-request.row.js';
import { type Folding, recorded } from './folding.js';

const inDecision = (
  { decision, ...row }: ChangeRequestRow,
  change: (decision: MadeDecision) => MadeDecision,
): ChangeRequestRow => ({ ...row, ...(decision && { decision: change(decision) }) });

const briefedFor = (row: ChangeRequestRow, { briefing: shown }: ChangeRequestEvents['DecisionMade']) =>
  row.briefings.find(({ number, digest }) => number === shown?.number && digest === shown.digest);

export const decisionFold: Folding<
  'DecisionMade' | 'DecisionSigned' | 'DecisionSuperseded' | 'ConsequenceObserved'
> = {
  DecisionMade: (row, fact) => {
    const { decisionId: id, ...made } = fact.data;
    const { by: recordedBy, ...moment } = recorded(fact);
    const stance = stanceOf(briefedFor(row, fact.data)?.content, made.chosen);
    return { ...row, decision: { id, ...made, stance, recordedBy, ...moment, signatures: [] } };
  },

  DecisionSigned: (row, fact) => {
    const { signedBy: by, printedName, meaning, digest } = fact.data;
    const signature = { ...recorded(fact), by, printedName, meaning, digest };
    return inDecision(row, (decision) => ({
      ...decision,
      signatures: [...decision.signatures, signature],
    }));
  },

  DecisionSuperseded: (row, fact) => {
    const { why, byRequestId, byReference } = fact.data;
    const superseded = {
      why,
      ...(byRequestId !== undefined && { byRequestId }),
      ...(byReference !== undefined && { byReference }),
      ...momentOf(fact),
    };
    return inDecision(row, (decision) => ({ ...decision, superseded }));
  },

  ConsequenceObserved: (row, fact) => {
    const { observationId: id, ...observed } = fact.data;
    const { by: observedBy, ...moment } = recorded(fact);
    return { ...row, observations: [...row.observations, { id, ...observed, observedBy, ...moment }] };
  },
};

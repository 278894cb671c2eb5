import { type ChangeRequestEvents, stanceOf } from '../../aggregates/change-request/index.js';
import { momentOf } from '../moment.js';
import type { ChangeRequestRow, MadeDecision } from './change-request.row.js';
import { type Folding, recorded } from './folding.js';

type Made = Readonly<ChangeRequestEvents['DecisionMade']>;

const inDecision = (
  { decision, ...row }: ChangeRequestRow,
  change: (decision: MadeDecision) => MadeDecision,
): ChangeRequestRow => ({ ...row, ...(decision && { decision: change(decision) }) });

const briefedFor = (row: ChangeRequestRow, { briefing: shown }: Made) =>
  row.briefings.find(({ number, digest }) => number === shown?.number && digest === shown.digest);

/** The advice that stood: as the briefing showed it, or as the decision itself says where none was shown. */
const adviceFor = (row: ChangeRequestRow, made: Made) => {
  const briefed = briefedFor(row, made)?.content;
  if (briefed || made.advised === undefined) return briefed;
  const others = row.recommendation?.optionId === made.advised ? row.recommendation.others : [];
  return { recommendation: { optionId: made.advised, why: '', others } };
};

/** What the studio thought of the option chosen, where it thought anything. */
const judgementOf = (advice: ReturnType<typeof adviceFor>, { chosen }: Made) =>
  advice?.recommendation?.others.find(({ optionId }) => chosen.length === 1 && optionId === chosen[0])
    ?.judgement;

/** What a disowned decision had replaced stands again. */
const standingAgain = ({ earlierDecisions }: ChangeRequestRow, deniedId: string) => {
  const before = earlierDecisions.find(({ superseded }) => superseded?.byDecisionId === deniedId);
  if (!before) return {};
  const { superseded, ...decision } = before;
  return { decision, earlierDecisions: earlierDecisions.filter((one) => one !== before) };
};

export const decisionFold: Folding<
  | 'DecisionMade'
  | 'DecisionConfirmed'
  | 'DecisionDenied'
  | 'DecisionSigned'
  | 'DecisionSilenceRecorded'
  | 'DecisionSuperseded'
> = {
  DecisionMade: (row, fact) => {
    const { decisionId: id, ...made } = fact.data;
    const { by: recordedBy, ...moment } = recorded(fact);
    const advice = adviceFor(row, fact.data);
    const judgement = judgementOf(advice, fact.data);
    const decision: MadeDecision = {
      id,
      ...made,
      stance: stanceOf(advice, made.chosen),
      ...(judgement && { judgement }),
      latestBriefing: row.briefings.at(-1)?.number ?? 0,
      recordedBy,
      ...moment,
      signatures: [],
      silences: [],
      owed: [],
    };
    const earlier = row.decision ? [...row.earlierDecisions, row.decision] : row.earlierDecisions;
    return { ...row, earlierDecisions: earlier, decision };
  },

  DecisionConfirmed: (row, fact) => {
    const { digest, confirmedBy: by } = fact.data;
    return inDecision(row, (decision) => ({ ...decision, confirmed: { ...recorded(fact), by, digest } }));
  },

  DecisionDenied: (before, fact) => {
    const { decision, ...row } = before;
    const { deniedBy: by, why, digest } = fact.data;
    const denied = decision && { ...decision, owed: [], denied: { ...recorded(fact), by, why, digest } };
    return {
      ...row,
      deniedDecisions: [...row.deniedDecisions, ...(denied ? [denied] : [])],
      ...standingAgain(before, fact.data.decisionId),
    };
  },

  DecisionSigned: (row, fact) => {
    const { signedBy: by, printedName, meaning, digest } = fact.data;
    const signature = { ...recorded(fact), by, printedName, meaning, digest };
    return inDecision(row, (decision) => ({
      ...decision,
      signatures: [...decision.signatures, signature],
    }));
  },

  DecisionSilenceRecorded: (row, fact) => {
    const { decisionId, ...silence } = fact.data;
    return inDecision(row, (decision) => ({
      ...decision,
      silences: [...decision.silences, { ...silence, ...recorded(fact) }],
    }));
  },

  DecisionSuperseded: (row, fact) => {
    const { why, byDecisionId, byRequestId, byReference } = fact.data;
    const superseded = {
      why,
      ...(byDecisionId !== undefined && { byDecisionId }),
      ...(byRequestId !== undefined && { byRequestId }),
      ...(byReference !== undefined && { byReference }),
      by: fact.metadata.actor.id,
      ...momentOf(fact),
    };
    return inDecision(row, (decision) => ({ ...decision, superseded }));
  },
};

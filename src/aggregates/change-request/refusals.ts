import type { Status } from './status.js';

/** Every "no" of a change request: its code, and what is missing. Worded for people in resolvers/wording.ts. */
export type ChangeRequestRefusals = {
  NOT_FOUND: { what: 'request' | 'project' | 'question' | 'option' | 'briefing' | 'decision' };
  ALREADY_EXISTS: { what: 'request' | 'question' | 'option' | 'consequence' | 'briefing' | 'observation' };
  INVALID_TRANSITION: { from: Status; allowed: readonly Status[] };
  /** Stated to have happened before what it answers to. */
  OCCURRED_BEFORE: {
    occurredAt: string;
    earliest: string;
    what: 'briefing' | 'acknowledgement' | 'decision' | 'question';
  };
  NOT_A_CONTACT: { personId: string };
  UNKNOWN_PERSON: { personId: string };
  /** The answer comes from the side that owes it, and nobody puts words into a colleague's mouth. */
  NOT_YOURS_TO_ANSWER: { owedBy: string };
  QUESTION_ANSWERED: { questionId: string };
  QUESTIONS_OPEN: { questions: readonly string[] };
  GOAL_MISSING: { missing: readonly ('goal' | 'stories')[] };
  /** A formulation that touches no discipline could never be assessed by one. */
  DISCIPLINE_MISSING: Record<string, never>;
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  DISCIPLINE_NOT_TOUCHED: { discipline: string; touched: readonly string[] };
  NOT_YOUR_DISCIPLINE: { discipline: string };
  /** Imported requests have options before anybody has formulated them here. */
  NOT_FORMULATED: Record<string, never>;
  DISCIPLINES_NOT_ASSESSED: { disciplines: readonly string[] };
  NAMED_TWICE: { names: readonly string[] };
  CURRENCY_MISMATCH: { currency: string; expected: string };
  PRICE_RANGE_REVERSED: { from: string; to: string };
  ALREADY_LAPSED: { validUntil: string };
  TOO_FEW_OPTIONS: { offered: number; needed: number };
  CONSEQUENCES_MISSING: { options: readonly string[] };
  TECHNICAL_CONSEQUENCE_MISSING: { options: readonly string[] };
  NOT_A_DECIDER: { contacts: readonly string[] };
  NOT_ADDRESSED: { deciders: readonly string[] };
  DIGEST_MISMATCH: { expected: string };
  BRIEFING_STALE: { number: number };
  OPTION_LAPSED: { optionId: string; validUntil: string };
  OPTION_NOT_OFFERED: { optionId: string };
  BRIEFING_NOT_ACKNOWLEDGED: { number: number; digest: string };
  CONSEQUENCES_NOT_ACCEPTED: { consequences: readonly string[]; reasonMissing: boolean };
  UNKNOWN_CONSEQUENCE: { consequences: readonly string[] };
  NOT_THE_DECIDER: { decidedBy: readonly string[] };
  PREDICTION_MISSING: { outcome: string };
  /** What is measured against a prediction was foreseen. */
  FORESEEN: { consequenceId: string };
};

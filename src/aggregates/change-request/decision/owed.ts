import type { Owed, Skipped } from '../vocabulary.js';

/** What the write model and the read model both know of a decision, to say what it still owes. */
export interface OwedFacts {
  readonly skipped: readonly Skipped[];
  /** Somebody else recorded the decider's word. */
  readonly toConfirm: boolean;
  readonly toSign: boolean;
  /** Since the decision: a briefing that shows what was chosen, and the decider's acknowledgement of one. */
  readonly briefed: boolean;
  readonly acknowledged: boolean;
  readonly confirmed: boolean;
  readonly signed: boolean;
  /** A decision that another one has taken the place of owes nothing any more. */
  readonly superseded: boolean;
}

const debts: readonly [Owed, (facts: OwedFacts) => boolean][] = [
  ['BRIEFING', ({ skipped, briefed }) => skipped.includes('BRIEFING') && !briefed],
  ['ACKNOWLEDGEMENT', ({ skipped, acknowledged }) => skipped.includes('ACKNOWLEDGEMENT') && !acknowledged],
  // Whoever signs what was recorded has confirmed it.
  ['CONFIRMATION', ({ toConfirm, confirmed, signed }) => toConfirm && !confirmed && !signed],
  ['SIGNATURE', ({ toSign, signed }) => toSign && !signed],
];

export const owedOf = (facts: OwedFacts): readonly Owed[] =>
  facts.superseded ? [] : debts.filter(([, stands]) => stands(facts)).map(([owed]) => owed);

/** Which briefings count for a decision that was made without one, or without its acknowledgement. */
export const settles = (
  { number, options }: { readonly number: number; readonly options: readonly { readonly id: string }[] },
  decision: {
    readonly chosen: readonly string[];
    readonly madeOn: number | undefined;
    readonly latestBriefing: number;
  },
): boolean =>
  (number === decision.madeOn || number > decision.latestBriefing) &&
  decision.chosen.every((id) => options.some((shown) => shown.id === id));

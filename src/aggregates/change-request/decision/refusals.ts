import type { AuthorityLevel, LimitExceeded } from '../../../kernel/authority.js';
import type { Money } from '../../../kernel/money.js';
import type { DecisionMode, RequestKind } from '../vocabulary.js';

export type DecisionRefusals = {
  OPTION_NOT_OFFERED: { optionId: string };
  BRIEFING_NOT_ACKNOWLEDGED: { number: number; digest: string };
  /** `unsuitable`: the studio said that this option won't do. */
  CONSEQUENCES_NOT_ACCEPTED: {
    consequences: readonly string[];
    reasonMissing: boolean;
    unsuitable: boolean;
  };
  /**
   * `exceeded`: the limits of rules that would otherwise delegate it. `because`: no agreement is in force, or the one that is
   * leaves it to the client, or it can't be asked as nobody has written down what this touches or costs; or the client has
   * decided already.
   */
  AUTHORITY_EXCEEDED: {
    level: AuthorityLevel;
    because: 'NOTHING_AGREED' | 'NOT_DELEGATED' | 'NOT_FORMULATED' | 'COST_UNSAID' | 'CLIENT_DECIDED';
    version?: number;
    ruleId?: string;
    exceeded: readonly LimitExceeded[];
  };
  BUDGET_EXCEEDED: { left: Money; price: Money };
  /** Only deciders raise the budget or move the deadline. */
  LIMITS_NOT_YOURS: { moved: readonly ('budgetIncrease' | 'newDeadline')[] };
  DEADLINE_PASSED: { newDeadline: string };
  UNKNOWN_CONSEQUENCE: { consequences: readonly string[] };
  NOT_THE_DECIDER: { decidedBy: readonly string[] };
  /** Whoever decides here themselves does it in writing. */
  OWN_WORD_IS_WRITTEN: Record<string, never>;
  CHANNEL_MISSING: Record<string, never>;
  NOT_URGENT: { kind: RequestKind };
  ALREADY_DECIDED: { decisionId: string };
  /** Another decision is made on what was said later, or nothing was reconsidered. */
  BRIEFING_NOT_LATER: { number: number };
  DECISION_SUPERSEDED: { decisionId: string; byDecisionId?: string; byRequestId?: string };
  /** Whoever was quoted has said that they never said so. */
  DECISION_DENIED: { decisionId: string };
  /** What was confirmed or signed can't be disowned any more; another decision can take its place. */
  ALREADY_CONFIRMED: { decisionId: string };
  NOTHING_TO_CONFIRM: { mode: DecisionMode };
  CONFIRMATION_MISSING: { decisionId: string };
  SIGNATURE_MISSING: { decisionId: string; above?: Money };
  /** What is to take its place is in the very same request. */
  SUPERSEDES_ITSELF: { requestId: string };
  NOT_DECIDED_THERE: { requestId: string };
  /** What is to take its place was decided before it. */
  DECISION_NOT_LATER: { decidedAt: string; otherDecidedAt: string };
};

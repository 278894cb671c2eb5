import type { Role } from '../../../kernel/actor.js';
import type { RequestKind, Verdict } from '../vocabulary.js';

export type WishRefusals = {
  NOT_A_CONTACT: { personId: string };
  /** A contact wishes in their own name only. */
  ON_BEHALF_NOT_PERMITTED: { roles: readonly Role[] };
  UNKNOWN_PERSON: { personId: string };
  /** The answer comes from the side that owes it, and nobody puts words into a colleague's mouth. */
  NOT_YOURS_TO_ANSWER: { owedBy: string };
  /** What is said to have been agreed beforehand isn't in the agreement in force. */
  TEMPLATE_NOT_AGREED: { templateId?: string; agreed: readonly string[] };
  /** A template says all of a STANDARD request, and nothing of another one. */
  TEMPLATE_NOT_FOR_KIND: { kind: RequestKind };
  QUESTION_ANSWERED: { questionId: string };
  QUESTIONS_OPEN: { questions: readonly string[] };
  GOAL_MISSING: { missing: readonly ('goal' | 'stories')[] };
  /** A formulation that touches no discipline could never be assessed by one. */
  DISCIPLINE_MISSING: Record<string, never>;
  UNKNOWN_DISCIPLINE: { unknown: readonly string[] };
  /** The verdict alone doesn't help anybody to go on. */
  ASSESSMENT_INCOMPLETE: { verdict: Verdict; missing: 'conditions' | 'instead' | 'wouldTell' };
  DISCIPLINE_NOT_TOUCHED: { discipline: string; touched: readonly string[] };
  NOT_YOUR_DISCIPLINE: { discipline: string };
  /** Imported requests have options before anybody has formulated them here. */
  NOT_FORMULATED: Record<string, never>;
  DISCIPLINES_NOT_ASSESSED: { disciplines: readonly string[] };
};

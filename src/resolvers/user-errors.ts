import type { AnyRefusal } from '../kernel/decider.js';
import type { RefusalCode, UserError } from '../schema/user-error.types.js';
import { worded } from './wording.js';

/** The input field that a refusal is about, where there is exactly one. */
const paths: Partial<Record<RefusalCode, string>> = {
  OCCURRED_IN_FUTURE: 'occurredAt',
  OCCURRED_BEFORE: 'occurredAt',
  REVISION_CONFLICT: 'expectedRevision',
  COMMAND_ID_REUSED: 'commandId',
  OVERRIDE_NEEDED: 'override',
  OVERRIDE_NOT_NEEDED: 'override',
  SUBJECT_TAKEN: 'subject',
  KEY_TAKEN: 'key',
  NAME_TAKEN: 'name',
  GOAL_MISSING: 'goal',
  ALREADY_LAPSED: 'validUntil',
  DEFERRED_INTO_PAST: 'until',
  NOTE_NOT_SHARED: 'visibility',
  NOBODY_SILENT: 'number',
  CAUSE_UNSAID: 'causeInWords',
  NOT_A_CONTACTS_WORD: 'onBehalfOf',
  OPTION_WITHDRAWN: 'optionId',
  OPTION_UNCHANGED: 'optionId',
  LEAVE_AS_IS_STAYS: 'optionId',
  UNKNOWN_RESOLVED: 'unknownId',
  OBJECTION_ANSWERED: 'objectionId',
  DIGEST_MISMATCH: 'digest',
  OPTION_LAPSED: 'optionId',
  OPTION_NOT_OFFERED: 'optionId',
  CONSEQUENCES_NOT_ACCEPTED: 'acceptedConsequences',
  PREDICTION_MISSING: 'consequenceId',
  CHANNEL_MISSING: 'channel',
  NOT_URGENT: 'mode',
  OWN_WORD_IS_WRITTEN: 'mode',
  ALREADY_DECIDED: 'supersedes',
  NOT_DECIDED_THERE: 'byRequestId',
  SUPERSEDES_ITSELF: 'byRequestId',
  DECISION_NOT_LATER: 'byRequestId',
  UNKNOWN_CRITERION: 'criteria',
  CRITERIA_NOT_JUDGED: 'criteria',
  DEVIATION_NOT_DECLARED: 'deviations',
  DELIVERY_REPLACED: 'deliveryId',
  AGREED_PRICE_UNEXPLAINED: 'why',
  PAID_IN_FUTURE: 'paidOn',
  MEASURED_VALUE_MISSING: 'measured',
};

const pathOf = (code: RefusalCode, detail: object): string | undefined => {
  if (code === 'NOT_A_CONTACT') return 'onBehalfOf' in detail ? 'onBehalfOf' : 'from';
  return paths[code];
};

/** A refusal as the API says it: the code, a sentence, the field, and the code's own details where its type has some. */
export function userErrorOf(refusal: AnyRefusal): UserError {
  const code = refusal.refused as RefusalCode;
  const path = pathOf(code, refusal.detail);
  return {
    ...refusal.detail,
    code,
    message: worded(refusal),
    path: path === undefined ? undefined : ['input', path],
  };
}

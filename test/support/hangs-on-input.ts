import type { RefusalCode } from '../../src/schema/user-error.types.js';

interface Exemption {
  readonly code: RefusalCode;
  readonly mutations: readonly string[];
  readonly because: string;
}

const exempt = (code: RefusalCode, mutations: readonly string[], because: string): Exemption => ({
  ...{ code, mutations, because },
});

/** What `viewerCan` does not tell beforehand, and why. Every other refusal of what is allowed is a lie. */
export const exemptions: readonly Exemption[] = [
  exempt(
    'NOT_FOUND',
    [
      ...['contactLeave', 'decisionSupersede', 'deliveryAccept', 'deliveryReject'],
      ...['disciplineRename', 'disciplineRetire', 'disciplineRevive', 'memberCancelAbsence'],
      ...['memberWithdrawExam', 'projectDropGoal'],
    ],
    'The input names which one.',
  ),
  exempt(
    'NOT_A_CONTACTS_WORD',
    ['changeRequestCorrect', 'changeRequestDefer', 'changeRequestWithdraw'],
    'The input says whose word it is.',
  ),
  exempt('NOT_A_DECIDER', ['deliveryAccept', 'deliveryReject'], 'The input says whose word it is.'),
  exempt('NOT_YOURS_TO_NAME', ['contactAdd'], 'The input says what the contact may do, and why.'),
  exempt('NOT_A_CONTACT', ['changeRequestReceive'], 'The input says whose wish it is.'),
  exempt('NOT_YOURS_TO_ANSWER', ['clarificationAnswer'], 'The input says who answered which question.'),
  exempt('UNKNOWN_PERSON', ['clarificationAnswer'], 'The input says who answered.'),
  exempt('GOAL_MISSING', ['changeRequestFormulate'], 'The input has the goal, or why there is none.'),
  exempt('NOTE_NOT_SHARED', ['noteAdd'], 'The input says who may read it.'),
  exempt('AUTHORITY_EXCEEDED', ['decisionMake'], 'The input says whose decision it is, and for what.'),
  exempt('AGREED_PRICE_UNEXPLAINED', ['paymentAgree'], 'The input has the amount.'),
  exempt('PAID_IN_FUTURE', ['paymentRecord'], 'The input has the day.'),
  exempt('PREDICTION_MISSING', ['consequenceObserve'], 'The input names the prediction.'),
  exempt('UNKNOWN_CRITERION', ['implementationDeliver'], 'The input judges the criteria.'),
  exempt('MEASURED_VALUE_MISSING', ['changeRequestClose'], 'The input has the value.'),
  exempt('DUTY_MISMATCH', ['projectAssignMember'], 'The input says who gets which duty.'),
  exempt('AGREEMENT_EMPTY', ['delegationAgreementPropose'], 'The input has the rules.'),
  exempt('EXAM_IN_FUTURE', ['memberFailExam', 'memberPassExam'], 'The input has the day.'),
  exempt('PHASE_STEP_BACK_NEEDS_REASON', ['projectEnterPhase'], 'The input says where to, and why.'),
];

export const isExempt = (mutation: string, refused: string): boolean =>
  exemptions.some(({ code, mutations }) => code === refused && mutations.includes(mutation));

import type { Rows } from './rows.js';

/** Briefing and decision; what whoever sees the request sees of it. */
export const decisionFields: Rows = {
  AcknowledgementRefusal: 'digest reason refusedBy',
  ForeseenAuthority: 'agreement budgetLeft increaseNeeded level',
  Authority: 'agreement basis budgetLeft clientRevision level',
  Briefing: `
    acknowledged assessments canonicalContent deciders digest number opened options recommendation refused silence
    stale staleSince unknowns`,
  BriefingAcknowledgement: 'digest',
  Decision: `
    accepted acceptedConsequences authority briefingDigest briefingNumber budgetIncrease canonicalContent chosenAsWritten
    informed newDeadline price
    confirmed decidedBy decidedOn denied digest heardOver judgement justification mode objectionUntil option options owed
    reason recordedAs reviewOn signatureAbove signatures silences skipped stance superseded supersedes`,
  DecisionConfirmation: 'digest',
  DecisionDenial: 'digest why',
  DecisionReason: 'code words',
  Decline: 'why',
  Signature: 'digest meaning printedName',
  Supersession: 'byDecisionId byReference byRequestId why',
};

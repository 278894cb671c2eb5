import type { Rows } from './rows.js';

/** Briefing, decision and what came of it; what whoever sees the request sees of it. */
export const decisionFields: Rows = {
  AcknowledgementRefusal: 'digest reason refusedBy',
  Authority: 'basis clientRevision level',
  Briefing: `
    acknowledged assessments canonicalContent deciders digest number opened options recommendation refused
    stale staleSince unknowns`,
  BriefingAcknowledgement: 'digest',
  Decision: `
    accepted acceptedConsequences authority briefingDigest briefingNumber canonicalContent chosenAsWritten
    decidedBy decidedOn digest justification mode option options reason reviewOn signatures stance superseded`,
  DecisionReason: 'code words',
  Decline: 'why',
  Observation: 'consequence consequenceId days evidence hours id money outcome statement',
  Signature: 'digest meaning printedName',
  Supersession: 'byReference byRequestId why',
};

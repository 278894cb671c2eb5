import { parse } from 'graphql';

/**
 * What is compared of a project and of a request: what a frontend shows of them, and nothing that changes by itself with every
 * fact (revisions, times of recording). Read through the schema, so that everybody is shown their own.
 */
const text = `
query ($id: ID!) {
  node(id: $id) { ...comparedProject ...comparedRequest }
}

fragment comparedProject on Project {
  title idea phase pausedSince disciplines requestCount deadline
  budget { ...money }
  commitments { budget { ...money } raised { ...money } committed { ...money } left { ...money } }
  members { member { id } duty }
  goals { id statement measure target }
}

fragment comparedRequest on ChangeRequest {
  title kind markedUrgent { why } status
  corrections { text correctedBy { id } }
  attachments { name sha256 }
  questions { id question owedBy { id } answer { text answeredBy { id } } }
  formulation {
    version goal { statement measure target } whyNoGoal stories { role want benefit }
    elements { kind name } scopeIn scopeOut acceptanceCriteria disciplines
  }
  assessments { discipline formulationVersion current verdict explanation conditions instead wouldTell }
  options { ...comparedOption }
  recommendation { optionId why others { optionId judgement why } }
  unknowns { id statement why wouldTell resolved { finding } }
  briefing {
    number stale deciders { id } acknowledged { by { id } } refused { refusedBy { id } reason }
  }
  objections { id kind statement causes causeInWords raisedBy { id } answer { text } }
  decision { ...comparedDecision }
  implementation { decisionId }
  deliveries {
    id delivered criteria { criterion met } deviations { statement why }
    accepted { acceptedBy { id } words } rejected { rejectedBy { id } missing }
  }
  payments {
    agreed { ...money } paid { ...money } outstanding { ...money } received { id amount { ...money } paidOn reference }
  }
  notes { id text visibility }
  deferrals { until why woken { why } }
  withdrawal { why withdrawnBy { id } }
  declined { why }
  observations {
    id outcome consequenceId statement evidence money { ...money } hours days observedBy { id }
  }
  disputes { id observationId grounds disputedBy { id } resolved { ruling } }
  closing { outcome measured words }
}

fragment comparedOption on Option {
  id title summary leaveAsIs leadTimeDays gives soundness fallback assumptions validUntil
  price { from { ...money } to { ...money } }
  effort { discipline hours }
  changes { kind name change }
  consequences { id statement valence kind severity probability check { measure threshold on } }
  withdrawn { why }
}

fragment comparedDecision on Decision {
  option { id title changes { kind name change } }
  decidedBy { id } mode stance skipped owed newDeadline reviewOn objectionUntil acceptedConsequences
  price { ...money }
  signatureAbove { ...money }
  budgetIncrease { amount { ...money } words }
  informed { id }
  reason { code words }
  confirmed { by { id } }
  denied { why }
  signatures { by { id } printedName meaning }
  superseded { why byRequestId }
}

fragment money on Money { amount currency }
`;

export const comparedFields = parse(text);

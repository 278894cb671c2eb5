import type { Rows } from './rows.js';

/** What a client and the studio agreed on who decides; what whoever sees the project sees of it. */
export const delegationFields: Rows = {
  AgreementStep: 'why',
  AuthorityExceeded: 'exceeded level ruleId version',
  AuthorityGiven: 'changeBudgets exceeded level revision ruleId rules version',
  BudgetExceeded: 'left price',
  BudgetIncrease: 'amount words',
  ChangeBudgetLeft: 'granted left periodDays ruleId',
  LimitExceeded: 'allowed asked limit ruleId',
  AgreementVersion: `
    accepted canonicalContent digest ended refused rules status templates validFrom validTo version withdrawn`,
  ChangeBudget: 'amount periodDays',
  DelegationAgreement: 'changeBudgets history inForce proposed revision versions',
  DelegationCeilings: 'effortHours price scheduleDays',
  DelegationRule: 'ceilings changeBudget level ruleId scope validFrom validTo',
  DelegationScope: 'disciplines elementKinds',
  RequestTemplate: `
    consequences disciplines effort elementKinds gives leadTimeDays leavingAsIs price soundness summary templateId title`,
  TemplateConsequence: 'check kind probability severity statement valence',
};

import {
  type AgreementTerms,
  delegationAgreement,
  type DelegationAgreementCommands,
  type DelegationAgreementContext,
  type DelegationAgreementEvents,
  type DelegationRule,
  type RequestTemplate,
} from '../../src/aggregates/delegation-agreement/index.js';
import { digestOf } from '../../src/application/digest.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { specificationFor } from '../support/decider-specification.js';
import { now, usable } from './parties.js';

export type Fact = MessageOf<DelegationAgreementEvents>;
export type Command = MessageOf<DelegationAgreementCommands>;

export const ada: Actor = { id: 'mem_ada', role: 'ACCOUNT_MANAGER' };
export const eve: Actor = { id: 'con_eve', role: 'DECIDER' };
export const kim: Actor = { id: 'con_kim', role: 'CONTRIBUTOR' };

/** Ada manages the project; Eve decides for the client, Kim contributes. */
export const context: DelegationAgreementContext = {
  actor: ada,
  now,
  occurredAt: now,
  disciplines: usable,
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  project: {
    ...{ id: 'prj_1', clientId: 'cli_1', currency: 'EUR' },
    disciplines: ['DESIGN', 'WEB_DEVELOPMENT'],
    closed: false,
  },
  contacts: { con_eve: 'DECIDER', con_kim: 'CONTRIBUTOR' },
  digestOf,
};

export const given = specificationFor(delegationAgreement, context);

export const euros = (amount: string) => ({ amount, currency: 'EUR' });

export const rule = (more: Partial<DelegationRule> = {}): DelegationRule => ({
  ruleId: 'small-changes',
  scope: { disciplines: ['DESIGN'], elementKinds: [] },
  ceilings: { price: euros('100.00'), effortHours: '8', scheduleDays: 5 },
  level: 'STUDIO_DECIDES',
  ...more,
});

export const template = (more: Partial<RequestTemplate> = {}): RequestTemplate => ({
  templateId: 'swap-a-picture',
  title: 'Swap a picture',
  summary: 'One picture for another.',
  price: { from: euros('20'), to: euros('40') },
  effort: [{ discipline: 'DESIGN', hours: '0.5' }],
  leadTimeDays: 2,
  gives: [],
  soundness: 'SOUND',
  disciplines: ['DESIGN'],
  elementKinds: ['CONTENT_BLOCK'],
  consequences: [{ statement: 'It looks fresh', valence: 'GOOD', kind: 'CONTENT', severity: 'LOW' }],
  ...more,
});

export const terms = (more: Partial<AgreementTerms> = {}): AgreementTerms => ({
  rules: [rule()],
  templates: [template()],
  validFrom: now,
  ...more,
});

export const propose = (more: Partial<AgreementTerms> = {}): Command => ({
  type: 'ProposeAgreement',
  data: terms(more),
});

export const proposed = (version: number, more: Partial<AgreementTerms> = {}): Fact => ({
  type: 'AgreementProposed',
  data: {
    version,
    clientId: 'cli_1',
    digest: digestOf({ schema: 1, projectId: 'prj_1', version, ...terms(more) }),
    ...terms(more),
  },
});

const digestIn = (fact: Fact) => (fact.type === 'AgreementProposed' ? fact.data.digest : '');

export const accept = (version: number, more: Partial<AgreementTerms> = {}): Command => ({
  type: 'AcceptAgreement',
  data: { version, digest: digestIn(proposed(version, more)) },
});

export const accepted = (version: number, more: Partial<AgreementTerms> = {}): Fact => ({
  type: 'AgreementAccepted',
  data: { version, digest: digestIn(proposed(version, more)), acceptedBy: 'con_eve' },
});

export const ended: Fact = {
  type: 'AgreementEnded',
  data: { version: 1, why: 'We part', endedBy: 'con_eve' },
};

import type { Input, Told } from '../../support/api-client.js';
import { euros, leadTo, offer, prediction } from '../../support/request-life.js';
import type { Studio } from '../../support/studio.js';

/** How each "no" about delegation, authority and budget is met by somebody who uses the API. */
export function authorityCases(studioOf: () => Studio): Readonly<Record<string, () => Promise<Told>>> {
  const by = (subject: 'max' | 'klara') => studioOf().by(subject);
  const project = () => ({ projectId: studioOf().acme.projectId });
  const rule = (more: Input = {}): Input => ({
    ...{ ruleId: 'anything', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES' },
    ...more,
  });
  const propose = (more: Input = {}) =>
    by('max').send(
      'delegationAgreementPropose',
      { ...project(), rules: [rule()], ...more },
      'delegationAgreement { proposed { version digest } }',
    );
  const proposed = (told: Told): Input => ({
    version: told.at('delegationAgreement.proposed.version'),
    digest: told.at('delegationAgreement.proposed.digest'),
  });
  const accept = (which: Input) => by('klara').send('delegationAgreementAccept', { ...project(), ...which });
  const receive = (more: Input) =>
    studioOf()
      .by('carl')
      .send('changeRequestReceive', { ...project(), title: 'T', wording: 'W', channel: 'CHAT', ...more });
  const briefed = async () => {
    const { id: requestId, sound: optionId } = await leadTo('BRIEFED', studioOf());
    return { requestId, optionId };
  };

  /** Chooses, after a briefing, an option that costs more than the whole budget. */
  const chooseTooDear = async () => {
    const { id: requestId } = await leadTo('PREDICTED', studioOf());
    const told = await by('max').done(
      'optionOffer',
      offer(requestId, 'A palace', { price: euros('20000') }),
      'changeRequest { options { id title } }',
    );
    const options = told.list('changeRequest.options') as { id: string; title: string }[];
    const optionId = options.find(({ title }) => title === 'A palace')?.id ?? '';
    await by('max').done('consequencePredict', prediction(requestId, optionId));
    const issued = await by('max').done(
      'briefingIssue',
      { requestId, deciders: [studioOf().people.klara] },
      'changeRequest { briefing { digest } }',
    );
    const digest = issued.text('changeRequest.briefing.digest');
    await by('klara').done('briefingAcknowledge', { requestId, number: 1, digest });
    return by('klara').send('decisionMake', { requestId, optionId });
  };

  return {
    AGREEMENT_EMPTY: () => propose({ rules: [] }),
    CEILINGS_WITHOUT_DELEGATION: () =>
      propose({ rules: [rule({ level: 'CLIENT_DECIDES', ceilings: { scheduleDays: 1 } })] }),
    VALIDITY_REVERSED: () =>
      propose({ validFrom: '2031-01-01T00:00:00.000Z', validTo: '2030-01-01T00:00:00.000Z' }),
    TEMPLATE_NOT_AGREED: () => receive({ kind: 'STANDARD', templateId: 'paint-it-black' }),
    TEMPLATE_NOT_FOR_KIND: () => receive({ kind: 'URGENT', templateId: 'paint-it-black' }),
    PROPOSAL_OBSOLETE: async () => {
      const first = proposed(await propose());
      await propose();
      return accept(first);
    },
    AUTHORITY_EXCEEDED: async () => by('max').send('decisionMake', await briefed()),
    BUDGET_EXCEEDED: chooseTooDear,
    DEADLINE_PASSED: async () => {
      const { id: requestId, sound: optionId } = await leadTo('ACKNOWLEDGED', studioOf());
      return by('klara').send('decisionMake', { requestId, optionId, newDeadline: '2020-01-01' });
    },
    LIMITS_NOT_YOURS: async () => {
      await accept(proposed(await propose()));
      const told = await by('max').send('decisionMake', { ...(await briefed()), newDeadline: '2031-01-01' });
      await by('klara').done('delegationAgreementEnd', { ...project(), why: 'Enough.' });
      return told;
    },
  };
}

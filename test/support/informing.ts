import type { Studio } from './studio.js';

/** Klara agrees that Max decides what he likes on ACME's project and tells the deciders; resolves to the end of that. */
export async function agreeThatStudioInforms({ by, acme }: Studio): Promise<() => Promise<void>> {
  const { projectId } = acme;
  const rules = [{ ruleId: 'told', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES_AND_INFORMS' }];
  const proposed = await by('max').done(
    'delegationAgreementPropose',
    { projectId, rules },
    'delegationAgreement { proposed { version digest } }',
  );
  const version = proposed.at('delegationAgreement.proposed.version');
  const digest = proposed.text('delegationAgreement.proposed.digest');
  await by('klara').done('delegationAgreementAccept', { projectId, version, digest });
  return async () => {
    await by('klara').done('delegationAgreementEnd', { projectId, why: 'Enough.' });
  };
}

import type { Studio } from './studio.js';
import { agreeOn } from './agreeing.js';

/** Klara agrees that Max decides what he likes on ACME's project and tells the deciders; resolves to the end of that. */
export async function agreeThatStudioInforms(studio: Studio): Promise<() => Promise<void>> {
  const rules = [{ ruleId: 'told', scope: {}, ceilings: {}, level: 'STUDIO_DECIDES_AND_INFORMS' }];
  await agreeOn(studio, { rules });
  return async () => {
    const { projectId } = studio.acme;
    await studio.by('klara').done('delegationAgreementEnd', { projectId, why: 'Enough.' });
  };
}

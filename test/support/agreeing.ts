import type { Input } from './api-client.js';
import { euros } from './request-life.js';
import type { Studio } from './studio.js';

/** What Klara and Max have agreed beforehand: one picture for another. */
export const swapAPicture: Input = {
  templateId: 'swap-a-picture',
  title: 'Swap a picture',
  summary: 'One picture for another, on a page that is there.',
  price: euros('20', '40'),
  effort: [{ discipline: 'WEB_DEVELOPMENT', hours: '0.5' }],
  leadTimeDays: 2,
  soundness: 'SOUND',
  disciplines: ['WEB_DEVELOPMENT'],
  elementKinds: ['CONTENT_BLOCK'],
  consequences: [{ statement: 'The page looks fresh.', valence: 'GOOD', kind: 'CONTENT', severity: 'LOW' }],
  leavingAsIs: [
    { statement: 'The old picture stays.', valence: 'NEUTRAL', kind: 'CONTENT', severity: 'LOW' },
  ],
};

/** Agrees on ACME's project what is said; resolves to the digest of that version. */
export async function agreeOn({ by, acme }: Studio, terms: Input): Promise<string> {
  const { projectId } = acme;
  const proposed = await by('max').done(
    'delegationAgreementPropose',
    { projectId, ...terms },
    'delegationAgreement { proposed { version digest } }',
  );
  const version = proposed.at('delegationAgreement.proposed.version');
  const digest = proposed.text('delegationAgreement.proposed.digest');
  await by('klara').done('delegationAgreementAccept', { projectId, version, digest });
  return digest;
}

import { newUuid } from '../../src/platform/ids.js';
import type { Life } from './request-life.js';
import type { Known } from './schema-inputs.js';
import type { Studio } from './studio.js';

interface Place {
  readonly requestId: string;
  readonly optionId: string;
  readonly projectId: string;
  readonly clientId: string;
}

const at = ({ people }: Studio, place: Place, reference: string): Known => ({
  ...place,
  ...{ mediaType: 'text/plain', until: '2099-01-01T00:00:00Z' },
  ...{ unknownId: `unk_${newUuid()}`, objectionId: `obj_${newUuid()}` },
  ...{ questionId: `qst_${newUuid()}`, memberId: people.walter, managerId: people.max, owedBy: people.carl },
  ...{ deciders: [people.klara], discipline: 'WEB_DEVELOPMENT', disciplines: ['WEB_DEVELOPMENT'] },
  ...{
    key: 'NEW',
    code: 'PODCASTS',
    number: 1,
    currency: 'EUR',
    reference,
    id: place.requestId,
    ids: [place.requestId],
  },
});

/** What inputs name at ACME. */
export const knownAt = (studio: Studio, { id, sound, reference }: Life): Known =>
  at(studio, { requestId: id, optionId: sound, ...studio.acme }, reference);

/** The same with ids of nothing. */
export const knownNowhere = (studio: Studio): Known => {
  const [requestId, optionId] = [`req_${newUuid()}`, `opt_${newUuid()}`];
  const home = { projectId: `prj_${newUuid()}`, clientId: `cli_${newUuid()}` };
  return at(studio, { requestId, optionId, ...home }, 'NONE-1');
};

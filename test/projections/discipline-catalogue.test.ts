import { disciplineCatalogueProjection } from '../../src/projections/discipline-catalogue/discipline-catalogue.projection.js';
import { disciplineCatalogueQueries } from '../../src/projections/discipline-catalogue/discipline-catalogue.queries.js';
import { seededDisciplines } from '../../src/kernel/disciplines.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';
import { present } from '../../src/projections/snapshot.js';

const stream = 'disciplineCatalogue/studio';
const story = log()
  .say(stream, { type: 'DisciplineAdded', data: { code: 'PODCASTS', name: 'Podcasts', main: true } })
  .say(stream, { type: 'DisciplineRenamed', data: { code: 'PODCASTS', name: 'Radio' } })
  .say(stream, { type: 'DisciplineRetired', data: { code: 'DESIGN', why: 'We draw no more.' } })
  .say(stream, { type: 'DisciplineRetired', data: { code: 'PODCASTS' } })
  .say(stream, { type: 'DisciplineRevived', data: { code: 'PODCASTS' } })
  .say('member/mem_1', { type: 'MemberJoined', data: { role: 'DIRECTOR', disciplines: [] } });

const seeds = seededDisciplines.map((one) => ({ ...one, retired: one.code === 'DESIGN' }));
const now = {
  disciplines: [...seeds, { code: 'PODCASTS', name: 'Radio', main: true, retired: false }],
  revision: 4,
};

test('the catalogue is the one of the beginning with what was changed of it, and nothing else touches it', () =>
  expect([...folded(disciplineCatalogueProjection, story.facts)]).toEqual([['studio', now]]));

describe('asked for', () => {
  let on: Projected;
  beforeAll(async () => (on = await projected([disciplineCatalogueProjection], [])));
  afterAll(() => on.close());

  test('it is there before anything was changed, and shows each change', async () => {
    const { current } = disciplineCatalogueQueries(present(on.query));
    expect(await current({ sees: 'EVERYTHING' })).toEqual({
      disciplines: seededDisciplines.map((one) => ({ ...one, retired: false })),
      revision: -1,
    });
    await on.tell(story.facts);
    for (const scope of [
      { sees: 'EVERYTHING' },
      { sees: 'CLIENT', clientId: 'cli_1' },
      { sees: 'PROJECTS', projectIds: [], clientIds: [] },
    ] as const)
      expect(await current(scope)).toEqual(now);
  });
});

import { delegationAgreementProjection } from '../../src/projections/delegation-agreement/delegation-agreement.projection.js';
import { delegationAgreementQueries } from '../../src/projections/delegation-agreement/delegation-agreement.queries.js';
import type { Scope } from '../../src/projections/scope.js';
import { accepted, proposed, terms } from '../aggregates/delegation-agreement-life.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { present } from '../../src/projections/snapshot.js';

const stream = 'delegationAgreement/prj_1';
const eve = { by: 'con_eve' };

/** The comments number the positions. */
const story = log()
  .say(stream, proposed(1)) // 1
  .say(stream, proposed(2)) // 2
  .say(stream, accepted(2), eve) // 3
  .say(stream, proposed(3)) // 4
  .say(
    stream, // 5
    { type: 'AgreementRefused', data: { version: 3, why: 'Too much', refusedBy: 'con_eve' } },
    eve,
  )
  .say(stream, proposed(4)) // 6
  .say(stream, {
    type: 'AgreementWithdrawn', // 7
    data: { version: 4, why: 'A slip', withdrawnBy: 'mem_ada' },
  })
  .say(stream, proposed(5)) // 8
  .say(
    stream, // 9
    { type: 'AgreementEnded', data: { version: 2, why: 'We part', endedBy: 'con_eve' } },
    eve,
  )
  .say('member/mem_1', { type: 'MemberJoined', data: { role: 'DIRECTOR', disciplines: [] } });

const version = (number: number, position: number, more: object = {}) => ({
  version: number,
  digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  ...terms(),
  proposed: { by: 'mem_ada', ...moment(position) },
  obsolete: false,
  ...more,
});

const agreement = {
  id: 'prj_1',
  clientId: 'cli_1',
  revision: 8,
  versions: [
    version(1, 1, { obsolete: true }),
    version(2, 2, {
      accepted: { by: 'con_eve', ...moment(3) },
      ended: { by: 'con_eve', why: 'We part', ...moment(9) },
    }),
    version(3, 4, { refused: { by: 'con_eve', why: 'Too much', ...moment(5) } }),
    version(4, 6, { withdrawn: { by: 'mem_ada', why: 'A slip', ...moment(7) } }),
    version(5, 8),
  ],
};

test('an agreement is all its versions and what became of each, and nothing else touches it', () =>
  expect([...folded(delegationAgreementProjection, story.facts)]).toEqual([['prj_1', agreement]]));

describe('asked for', () => {
  let on: Projected;
  beforeAll(async () => (on = await projected([delegationAgreementProjection], story.facts)));
  afterAll(() => on.close());

  test.each<[string, Scope, boolean]>([
    ['whoever sees everything', { sees: 'EVERYTHING' }, true],
    ['its client', { sees: 'CLIENT', clientId: 'cli_1' }, true],
    ['another client', { sees: 'CLIENT', clientId: 'cli_2' }, false],
    ['a member on the project', { sees: 'PROJECTS', projectIds: ['prj_1'], clientIds: [] }, true],
    ['a member on another', { sees: 'PROJECTS', projectIds: ['prj_2'], clientIds: ['cli_1'] }, false],
    ['nobody', { sees: 'NOTHING' }, false],
  ])('by %s', async (_, scope, shown) => {
    const found = await delegationAgreementQueries(present(on.query)).byIds(['prj_1', 'prj_2'], scope);
    expect([...found.keys()]).toEqual(shown ? ['prj_1'] : []);
    if (shown)
      expect(found.get('prj_1')?.versions.map(({ version: number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });
});

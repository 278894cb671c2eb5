import { auditorProjection } from '../../src/projections/auditor/auditor.projection.js';
import { auditorQueries } from '../../src/projections/auditor/auditor.queries.js';
import { memberProjection } from '../../src/projections/member/member.projection.js';
import { memberQueries } from '../../src/projections/member/member.queries.js';
import type { Scope } from '../../src/projections/scope.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';

const { facts } = log()
  .say('member/mem_1', { type: 'MemberJoined', data: { role: 'DIRECTOR', disciplines: [] } })
  .say('member/mem_2', { type: 'MemberJoined', data: { role: 'SPECIALIST', disciplines: ['DESIGN'] } })
  .say('auditor/aud_1', { type: 'AuditorAppointed', data: { party: 'CLIENT' } });

let on: Projected;
beforeAll(async () => (on = await projected([memberProjection, auditorProjection], facts)));
afterAll(() => on.close());

const everything: Scope = { sees: 'EVERYTHING' };
const nothing: Scope = { sees: 'NOTHING' };
const partial: readonly Scope[] = [
  { sees: 'CLIENT', clientId: 'cli_1' },
  { sees: 'PROJECTS', projectIds: ['prj_1'], clientIds: ['cli_1'] },
];

test('a member joined in a role with disciplines, and that is all a row says', () =>
  expect(folded(memberProjection, facts).get('mem_2')).toEqual({
    id: 'mem_2',
    role: 'SPECIALIST',
    disciplines: ['DESIGN'],
    joinedAt: moment(2),
    revision: 0,
  }));

test('an auditor was appointed by a party', () =>
  expect([...folded(auditorProjection, facts)]).toEqual([
    ['aud_1', { id: 'aud_1', party: 'CLIENT', appointedAt: moment(3), revision: 0 }],
  ]));

test('the list of members is for whoever sees everything', async () => {
  const { page, count } = memberQueries(on.query);
  const idsIn = async (scope: Scope) => {
    const orderBy = { field: 'JOINED_AT', direction: 'DESC' } as const;
    const listed = await page({ orderBy, page: { first: 9 }, scope });
    expect(await count({ scope })).toBe(listed.rows.length);
    return listed.rows.map(({ row }) => row.id);
  };
  expect(await idsIn(everything)).toEqual(['mem_2', 'mem_1']);
  for (const scope of [...partial, nothing]) expect(await idsIn(scope)).toEqual([]);
  expect(await count({ scope: everything, filter: { roles: ['SPECIALIST'] } })).toBe(1);
});

test('a member whose id somebody came across can be looked up, but not by nobody', async () => {
  const { byIds } = memberQueries(on.query);
  for (const scope of [everything, ...partial])
    expect([...(await byIds(['mem_2', 'mem_9'], scope)).keys()]).toEqual(['mem_2']);
  expect(await byIds(['mem_2'], nothing)).toEqual(new Map());
});

test('auditors are for whoever sees everything', async () => {
  const { byIds, page, count } = auditorQueries(on.query);
  const orderBy = { field: 'APPOINTED_AT', direction: 'ASC' } as const;
  const found = async (scope: Scope) => [
    (await byIds(['aud_1'], scope)).size,
    (await page({ orderBy, page: { first: 9 }, scope })).rows.length,
    await count({ scope }),
  ];
  expect(await found(everything)).toEqual([1, 1, 1]);
  for (const scope of [...partial, nothing]) expect(await found(scope)).toEqual([0, 0, 0]);
});

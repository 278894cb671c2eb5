import { auditorProjection } from '../../src/projections/auditor/auditor.projection.js';
import { auditorQueries } from '../../src/projections/auditor/auditor.queries.js';
import { memberProjection } from '../../src/projections/member/member.projection.js';
import { memberQueries } from '../../src/projections/member/member.queries.js';
import type { Scope } from '../../src/projections/scope.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { present } from '../../src/projections/snapshot.js';

const story = log()
  .say('member/mem_1', { type: 'MemberJoined', data: { role: 'DIRECTOR', disciplines: [] } })
  .say('member/mem_2', { type: 'MemberJoined', data: { role: 'SPECIALIST', disciplines: ['DESIGN'] } })
  .say('auditor/aud_1', { type: 'AuditorAppointed', data: { party: 'CLIENT' } });
const facts = [...story.facts];

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
    absences: [],
    exams: [],
    joinedAt: moment(2),
    revision: 0,
  }));

test('an auditor was appointed by a party', () =>
  expect([...folded(auditorProjection, facts)]).toEqual([
    ['aud_1', { id: 'aud_1', party: 'CLIENT', appointedAt: moment(3), revision: 0 }],
  ]));

test('the list of members is for whoever sees everything', async () => {
  const { page, count } = memberQueries(present(on.query));
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
  const { byIds } = memberQueries(present(on.query));
  for (const scope of [everything, ...partial])
    expect([...(await byIds(['mem_2', 'mem_9'], scope)).keys()]).toEqual(['mem_2']);
  expect(await byIds(['mem_2'], nothing)).toEqual(new Map());
});

test('auditors are for whoever sees everything', async () => {
  const { byIds, page, count } = auditorQueries(present(on.query));
  const orderBy = { field: 'APPOINTED_AT', direction: 'ASC' } as const;
  const found = async (scope: Scope) => [
    (await byIds(['aud_1'], scope)).size,
    (await page({ orderBy, page: { first: 9 }, scope })).rows.length,
    await count({ scope }),
  ];
  expect(await found(everything)).toEqual([1, 1, 1]);
  for (const scope of [...partial, nothing]) expect(await found(scope)).toEqual([0, 0, 0]);
});

describe('what becomes of a member', () => {
  const stream = 'member/mem_3';
  story
    .say(stream, { type: 'MemberJoined', data: { role: 'SPECIALIST', disciplines: ['DESIGN'] } })
    .say(stream, { type: 'RoleAssigned', data: { role: 'ACCOUNT_MANAGER' } })
    .say(stream, { type: 'DisciplinesAssigned', data: { disciplines: ['MAILINGS', 'DESIGN'] } })
    .say(stream, { type: 'CapacityAgreed', data: { hoursPerWeek: '32' } })
    .say(stream, { type: 'HourlyCostAgreed', data: { cost: { amount: '41.50', currency: 'EUR' } } })
    .say(stream, {
      type: 'AbsencePlanned',
      data: { absenceId: 'abs_1', from: '2026-07-06', to: '2026-07-17', kind: 'VACATION' },
    })
    .say(stream, { type: 'AbsenceCancelled', data: { absenceId: 'abs_1' } })
    .say(stream, {
      type: 'ExamPassed',
      data: { examId: 'exm_1', discipline: 'DESIGN', passedOn: '2026-01-01', validUntil: '2027-01-01' },
    })
    .say(stream, {
      type: 'ExamFailed',
      data: { examId: 'exm_2', discipline: 'MAILINGS', takenOn: '2026-01-02' },
    })
    .say(stream, { type: 'ExamWithdrawn', data: { examId: 'exm_1', memberId: 'mem_3', why: 'Copied.' } })
    .say(stream, { type: 'MemberLeft', data: { memberId: 'mem_3', why: 'Moved.' } });

  const later = story.facts.slice(facts.length);

  test('the row has it all, with who recorded each exam and when', () =>
    expect(folded(memberProjection, later).get('mem_3')).toEqual({
      id: 'mem_3',
      role: 'ACCOUNT_MANAGER',
      disciplines: ['MAILINGS', 'DESIGN'],
      hoursPerWeek: '32',
      hourlyCost: { amount: '41.50', currency: 'EUR' },
      absences: [{ id: 'abs_1', from: '2026-07-06', to: '2026-07-17', kind: 'VACATION', cancelled: true }],
      exams: [
        {
          examId: 'exm_1',
          discipline: 'DESIGN',
          on: '2026-01-01',
          validUntil: '2027-01-01',
          outcome: 'PASSED',
          withdrawn: true,
          whyWithdrawn: 'Copied.',
          recorded: moment(11),
          recordedBy: 'mem_ada',
        },
        {
          examId: 'exm_2',
          discipline: 'MAILINGS',
          on: '2026-01-02',
          outcome: 'FAILED',
          withdrawn: false,
          recorded: moment(12),
          recordedBy: 'mem_ada',
        },
      ],
      joinedAt: moment(4),
      leftAt: moment(14),
      revision: 10,
    }));

  test('members are found by what they work in, and by whether they have left', async () => {
    await on.tell(later);
    const { count } = memberQueries(present(on.query));
    const counted = (filter: Parameters<typeof count>[0]['filter']) =>
      count({ scope: everything, ...(filter && { filter }) });
    expect(await counted({ disciplines: ['MAILINGS'] })).toBe(1);
    expect(await counted({ disciplines: ['DESIGN', 'MAILINGS'] })).toBe(2);
    expect(await counted({ disciplines: [] })).toBe(0);
    expect(await counted({ left: true })).toBe(1);
    expect(await counted({ left: false, disciplines: ['DESIGN'] })).toBe(1);
  });
});

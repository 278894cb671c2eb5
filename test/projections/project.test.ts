import { projectProjection } from '../../src/projections/project/project.projection.js';
import { projectQueries } from '../../src/projections/project/project.queries.js';
import { folded, type Projected, projected } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { present } from '../../src/projections/snapshot.js';

const opened = (clientId: string, key: string, deadline: string) =>
  ({
    type: 'ProjectOpened',
    data: {
      clientId,
      key,
      title: `Project ${key}`,
      idea: 'Sell more',
      disciplines: ['DESIGN'],
      budget: { amount: '1000.00', currency: 'EUR' },
      deadline,
    },
  }) as const;

const received = (projectId: string, number: number) =>
  ({
    type: 'RequestReceived',
    data: { projectId, clientId: 'cli_1', number, title: 'T', wording: 'W', channel: 'CHAT' },
  }) as const;

const story = log()
  .say('project/prj_1', opened('cli_1', 'ACME', '2026-09-01'))
  .say('project/prj_1', { type: 'MemberAssigned', data: { memberId: 'mem_1', duty: 'MANAGER' } })
  .say('project/prj_2', opened('cli_1', 'SHOP', '2026-07-01'))
  .say('project/prj_2', { type: 'MemberAssigned', data: { memberId: 'mem_2', duty: 'MANAGER' } })
  .say('project/prj_3', opened('cli_2', 'BLOG', '2026-08-01'))
  .say('project/prj_3', { type: 'MemberAssigned', data: { memberId: 'mem_1', duty: 'MANAGER' } })
  .say('project/prj_3', { type: 'MemberAssigned', data: { memberId: 'mem_1', duty: 'SPECIALIST' } });
const before = [...story.facts];
const later = story
  .say('changeRequest/req_1', received('prj_1', 1))
  .say('changeRequest/req_2', received('prj_1', 2))
  .say('changeRequest/req_3', received('prj_9', 1))
  .facts.slice(before.length);

test('a project has its terms, its members and the number of its requests', () =>
  expect(folded(projectProjection, story.facts).get('prj_1')).toEqual({
    id: 'prj_1',
    ...opened('cli_1', 'ACME', '2026-09-01').data,
    raisedBefore: '0',
    budgetChanges: [{ budget: { amount: '1000.00', currency: 'EUR' }, by: 'mem_ada', ...moment(1) }],
    unconfirmedMoves: [],
    deadlineChanges: [{ deadline: '2026-09-01', by: 'mem_ada', ...moment(1) }],
    members: [{ memberId: 'mem_1', duty: 'MANAGER', assignedAt: moment(2) }],
    formerMembers: [],
    goals: [],
    phase: 'IDEA',
    openedAt: moment(1),
    openedBy: 'mem_ada',
    requestCount: 2,
    revision: 1,
  }));

test('a request of a project that is not among the facts makes no row', () =>
  expect(folded(projectProjection, story.facts).has('prj_9')).toBe(false));

describe('asked for', () => {
  let on: Projected;
  beforeAll(async () => {
    on = await projected([projectProjection], before);
    await on.tell(later);
  });
  afterAll(() => on.close());

  const everything = { sees: 'EVERYTHING' } as const;

  test('a row that was stored in the middle of its history is the one that was folded in one go', async () => {
    const [stored] = (await projectQueries(present(on.query)).byIds(['prj_1'], everything)).values();
    expect(stored).toMatchObject({ requestCount: 2, revision: 1, budget: { amount: '1000.00' } });
  });

  test('projects come in the order asked for, of the clients asked for', async () => {
    const { page, count } = projectQueries(present(on.query));
    const ids = async (field: 'OPENED_AT' | 'DEADLINE' | 'KEY') => {
      const orderBy = { field, direction: 'ASC' } as const;
      const { rows } = await page({ orderBy, page: { first: 9 }, scope: everything });
      return rows.map(({ row }) => row.id);
    };
    expect(await ids('OPENED_AT')).toEqual(['prj_1', 'prj_2', 'prj_3']);
    expect(await ids('DEADLINE')).toEqual(['prj_2', 'prj_3', 'prj_1']);
    expect(await ids('KEY')).toEqual(['prj_1', 'prj_3', 'prj_2']);
    expect(await count({ scope: everything, filter: { clientIds: ['cli_1'] } })).toBe(2);
    expect(await count({ scope: everything, filter: { clientIds: [] } })).toBe(0);
  });

  test('a member sees the projects of the assignments, and whom they are for', async () => {
    const { assignmentsOf } = projectQueries(present(on.query));
    expect(await assignmentsOf('mem_1')).toEqual({
      sees: 'PROJECTS',
      projectIds: ['prj_1', 'prj_3'],
      clientIds: ['cli_1', 'cli_2'],
    });
    expect(await assignmentsOf('mem_9')).toEqual({ sees: 'PROJECTS', projectIds: [], clientIds: [] });
  });

  test.each([
    [everything, ['prj_1', 'prj_2', 'prj_3']],
    [{ sees: 'CLIENT', clientId: 'cli_1' }, ['prj_1', 'prj_2']],
    [{ sees: 'PROJECTS', projectIds: ['prj_3'], clientIds: ['cli_1', 'cli_2'] }, ['prj_3']],
    [{ sees: 'NOTHING' }, []],
  ] as const)('within %j every query answers only with %j', async (scope, seen) => {
    const { byIds, byKey, page, count } = projectQueries(present(on.query));
    const found = await byIds(['prj_1', 'prj_2', 'prj_3', 'prj_9'], scope);
    expect([...found.keys()].sort()).toEqual(seen);
    const called = await Promise.all(['ACME', 'SHOP', 'BLOG', 'NONE', 'A\0'].map((key) => byKey(key, scope)));
    expect(called.flatMap((row) => row?.id ?? [])).toEqual(seen);
    const orderBy = { field: 'OPENED_AT', direction: 'ASC' } as const;
    const listed = await page({
      orderBy,
      page: { first: 9 },
      filter: { clientIds: ['cli_1', 'cli_2'] },
      scope,
    });
    expect(listed.rows.map(({ row }) => row.id)).toEqual(seen);
    expect(await count({ scope })).toBe(seen.length);
  });
});

test('a project goes its way, and its row with it', () => {
  const at = 'project/prj_5';
  const goal = { goalId: 'gol_1', statement: 'S', measure: 'M', target: '20' };
  const { facts } = log()
    .say(at, opened('cli_1', 'GOES', '2026-09-01'))
    .say(at, { type: 'MemberAssigned', data: { memberId: 'mem_1', duty: 'MANAGER' } })
    .say(at, { type: 'MemberAssigned', data: { memberId: 'mem_1', duty: 'MENTOR' } })
    .say(at, { type: 'MemberUnassigned', data: { memberId: 'mem_1', duty: 'MENTOR', why: 'W' } })
    .say(at, { type: 'GoalSet', data: goal })
    .say(at, { type: 'GoalSet', data: { ...goal, goalId: 'gol_2' } })
    .say(at, { type: 'GoalSet', data: { ...goal, target: '30', why: 'W' } }, { by: 'mem_bob' })
    .say(at, { type: 'GoalDropped', data: { goalId: 'gol_2', why: 'W' } })
    .say(at, { type: 'PhaseEntered', data: { entered: 'LAUNCH', left: 'IDEA' } })
    .say(at, { type: 'ProjectPaused', data: { why: 'W' } })
    .say(at, {
      type: 'BudgetSetByDirector',
      data: { budget: { amount: '9', currency: 'EUR' }, why: 'W' },
    })
    .say(at, { type: 'DeadlineSetByDirector', data: { deadline: '2027-01-01', why: 'W' } });
  const row = folded(projectProjection, facts).get('prj_5');
  expect(row).toMatchObject({
    members: [{ memberId: 'mem_1', duty: 'MANAGER', assignedAt: moment(2) }],
    formerMembers: [{ memberId: 'mem_1', duty: 'MENTOR', assignedAt: moment(3), endedAt: moment(4) }],
    goals: [{ id: 'gol_1', statement: 'S', measure: 'M', target: '30', setBy: 'mem_bob', setAt: moment(7) }],
    phase: 'LAUNCH',
    pausedSince: moment(10),
    budget: { amount: '9', currency: 'EUR' },
    deadline: '2027-01-01',
    revision: 11,
  });
  const resumed = log().say(at, { type: 'ProjectResumed', data: { why: 'W' } }).facts;
  expect(row && projectProjection.fold(row, resumed[0] as never, 'prj_5')).not.toHaveProperty('pausedSince');
});

describe('what a project is bound by', () => {
  const at = 'project/prj_6';
  const euros = (amount: string) => ({ amount, currency: 'EUR' });
  const made = (decisionId: string, more: object) =>
    ({
      type: 'DecisionMade',
      data: {
        ...{
          decisionId,
          chosen: ['opt_1'],
          decidedBy: ['con_1'],
          mode: 'WRITTEN' as const,
          acceptedConsequences: [],
        },
        ...{ digest: 'd', ...more },
      },
    }) as const;
  const moving = log()
    .say(at, opened('cli_1', 'BIND', '2026-09-01'))
    .say('changeRequest/req_6', made('dec_0', {}), { projectId: 'prj_6' })
    .say(
      'changeRequest/req_7',
      made('dec_1', {
        budgetIncrease: { amount: euros('40'), words: 'W', salt: 'S' },
        newDeadline: '2026-10-01',
      }),
      { projectId: 'prj_6' },
    )
    .say(at, { type: 'BudgetSetByDirector', data: { budget: euros('900'), why: 'W', raisedBefore: '40' } })
    .say('changeRequest/req_8', made('dec_2', { newDeadline: '2026-11-01' }), { projectId: 'prj_6' })
    .say('changeRequest/req_7', {
      type: 'DecisionSuperseded',
      data: { decisionId: 'dec_1', why: 'W', saidBy: 'con_1' },
    })
    .say('changeRequest/req_9', made('dec_3', { newDeadline: '2099-01-01' }), { projectId: 'prj_none' });

  test('what was quoted moves nothing before the decider has confirmed or signed it, and never what they disown', () => {
    const quoted = {
      ...{ heardOver: 'PHONE', newDeadline: '2026-10-01' },
      budgetIncrease: { amount: euros('40'), words: 'W', salt: 'S' },
    };
    const own = (type: 'DecisionConfirmed' | 'DecisionSigned' | 'DecisionDenied') => ({
      type,
      data: { decisionId: 'dec_1', digest: 'd', confirmedBy: 'con_1' },
    });
    const after = (...words: readonly Parameters<typeof own>[0][]) =>
      words.reduce(
        (story, word) => story.say('changeRequest/req_7', own(word) as never, { projectId: 'prj_7' }),
        log()
          .say('project/prj_7', opened('cli_1', 'QUOT', '2026-09-01'))
          .say('changeRequest/req_7', made('dec_1', quoted), { projectId: 'prj_7' }),
      ).facts;
    const seen = (facts: ReturnType<typeof after>) => {
      const {
        deadline,
        budgetChanges = [],
        unconfirmedMoves,
      } = folded(projectProjection, facts).get('prj_7') ?? {};
      return [deadline, budgetChanges.length, unconfirmedMoves?.length];
    };
    expect(seen(after())).toEqual(['2026-09-01', 1, 1]);
    expect(seen(after('DecisionDenied'))).toEqual(['2026-09-01', 1, 0]);
    for (const word of ['DecisionConfirmed', 'DecisionSigned'] as const)
      expect(seen(after(word))).toEqual(['2026-10-01', 2, 0]);
    expect(seen(after('DecisionConfirmed', 'DecisionSigned'))).toEqual(['2026-10-01', 2, 0]);
  });

  test('each change of budget and deadline is told with where it came from', () => {
    const row = folded(projectProjection, moving.facts).get('prj_6');
    expect(row).toMatchObject({
      budget: euros('900'),
      raisedBefore: '40',
      budgetChanges: [
        { budget: euros('1000.00') },
        { increase: euros('40'), decided: { requestId: 'req_7', decisionId: 'dec_1' }, ...moment(3) },
        { budget: euros('900'), why: 'W', ...moment(4) },
      ],
      deadline: '2026-11-01',
      deadlineChanges: [
        { deadline: '2026-09-01' },
        { deadline: '2026-10-01', decided: { requestId: 'req_7', decisionId: 'dec_1' } },
        { deadline: '2026-11-01', decided: { requestId: 'req_8', decisionId: 'dec_2' } },
      ],
      revision: 1,
    });
  });
});

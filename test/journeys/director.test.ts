import { formulation, leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => (studio = await startStudio({ ANSWERABLE_PRACTICE_MONTHS: '8' })));
afterAll(() => studio.stop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Told as one story: each test goes on where the one before ended. */
describe("a director's day", () => {
  let nora: string;
  let projectId: string;
  const open = (key: string, more: object = {}) =>
    studio.by('dora').send('projectOpen', {
      ...{ clientId: studio.acme.clientId, key, title: 'T', idea: 'I', managerId: nora },
      ...{ disciplines: ['WEB_DEVELOPMENT'], budget: { amount: '1', currency: 'EUR' } },
      ...{ deadline: '2030-01-01', ...more },
    });
  const stage = async (as: 'dora' | 'max') => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Member { certifications { stage } } } }';
    return (await studio.by(as).ask(query, { id: nora })).at('node.certifications.0.stage');
  };

  test('a new manager is a trainee, and leads nothing', async () => {
    const told = await studio.by('dora').done('memberAdd', {
      ...{ name: 'Nora New', subject: 'nora', role: 'ACCOUNT_MANAGER', disciplines: [] },
    });
    nora = told.text('member.id');
    const refused = await open('NORA');
    expect(refused.userErrors).toMatchObject([
      { __typename: 'CertificationMissing', code: 'TRAINEE_CANNOT_MANAGE' },
    ]);
  });

  test('after the exam she practises, and leads beside a mentor', async () => {
    const exam = { memberId: nora, discipline: 'WEB_DEVELOPMENT' };
    await studio.by('hana').done('memberFailExam', { ...exam, takenOn: daysAgo(40) });
    await studio.by('hana').done('memberPassExam', { ...exam, passedOn: daysAgo(30) });
    expect(await stage('max')).toBe('PRACTISING');
    // She sees it of herself, by discipline.
    const own = await studio
      .as('nora')
      .ask('{ viewer { role person { ... on Member { certifications { discipline stage holdsUntil } } } } }');
    expect(own.at('viewer')).toMatchObject({
      role: 'ACCOUNT_MANAGER',
      person: { certifications: [{ discipline: 'WEB_DEVELOPMENT', stage: 'PRACTISING' }] },
    });
    expect((await open('NORA')).refused).toBe('MENTOR_MISSING');
    const told = await open('NORA', { mentorId: studio.people.max });
    expect(told.refused).toBeUndefined();
    projectId = told.text('project.id');
  });

  test('she acts as practising, and her mentor does not act for her', async () => {
    const goal = { projectId, statement: 'More orders', measure: 'orders a day', target: '20' };
    expect((await studio.by('max').send('projectSetGoal', goal)).refused).toBe('FORBIDDEN');
    await studio.as('nora').done('projectSetGoal', goal);
    const { list } = await studio.by('ada').ask(
      `query { project(key: "NORA") { goals { statement by { name } } members { duty }
         history(first: 10) { nodes { __typename byRole byStage } } } }`,
    );
    expect(list('project.goals')).toEqual([{ statement: 'More orders', by: { name: 'Nora New' } }]);
    expect(list('project.members')).toEqual([{ duty: 'MANAGER' }, { duty: 'MENTOR' }]);
    expect(list('project.history.nodes').at(-1)).toEqual({
      __typename: 'GoalSetEvent',
      byRole: 'ACCOUNT_MANAGER',
      byStage: 'PRACTISING',
    });
  });

  test('a renewed exam of last year makes her independent, and the mentor goes', async () => {
    const exam = { memberId: nora, discipline: 'WEB_DEVELOPMENT' };
    await studio.by('dora').done('memberPassExam', {
      ...{ ...exam, passedOn: daysAgo(300), validUntil: daysAgo(20) },
    });
    expect(await stage('dora')).toBe('INDEPENDENT');
    await studio.by('dora').done('projectUnassignMember', {
      ...{ projectId, memberId: studio.people.max, why: 'She stands on her own.' },
    });
    const told = await studio.as('nora').done(
      'changeRequestReceive',
      {
        ...{ projectId, title: 'T', wording: 'W', channel: 'CALL', from: studio.people.carl },
      },
      'changeRequest { id history(first: 1) { nodes { byStage } } }',
    );
    expect(told.at('changeRequest.history.nodes.0.byStage')).toBe('INDEPENDENT');
  });

  test('budget, deadline, pause and phase are hers to steer or the director’s, each with its reason', async () => {
    const shown = 'project { phase pausedSince budget { amount } deadline }';
    const budget = { amount: '2', currency: 'EUR' };
    const more = { projectId, budget, why: 'Our mistake.' };
    expect((await studio.as('nora').send('projectSetBudget', more)).refused).toBe('FORBIDDEN');
    await studio.by('dora').done('projectSetBudget', more);
    await studio
      .by('dora')
      .done('projectSetDeadline', { projectId, deadline: '2031-01-01', why: 'The same.' });
    await studio.as('nora').done('projectEnterPhase', { projectId, phase: 'PRODUCTION' });
    const told = await studio.as('nora').done('projectPause', { projectId, why: 'Away.' }, shown);
    expect(told.at('project')).toMatchObject({
      ...{ phase: 'PRODUCTION', budget: { amount: '2' }, deadline: '2031-01-01' },
      pausedSince: expect.any(String) as string,
    });
    const count = async (filter: string) =>
      (await studio.by('dora').ask(`{ projects(filter: ${filter}) { totalCount } }`)).at(
        'projects.totalCount',
      );
    expect(await count('{ paused: true, phases: [PRODUCTION] }')).toBe(1);
    expect(await count('{ paused: true, phases: [IDEA] }')).toBe(0);
  });

  test('what an hour of hers costs is for the leadership and auditors, in her history too', async () => {
    const cost = { amount: '41.50', currency: 'EUR' };
    await studio.by('dora').done('memberAgreeCost', { memberId: nora, cost });
    await studio.by('hana').done('memberPlanAbsence', {
      ...{ memberId: nora, from: '2030-07-01', to: '2030-07-02', kind: 'SICKNESS' },
    });
    const query = `query ($id: ID!) { node(id: $id) { ... on Member {
      name role hourlyCost { amount } absences { from kind } exams { outcome }
      history(last: 2) { nodes { __typename ... on HourlyCostAgreedEvent { cost { amount } } } } } } }`;
    const seenBy = async (subject: string) =>
      (await studio.as(subject).ask(query, { id: nora })).at('node') as Record<string, unknown>;
    const all = { hourlyCost: { amount: '41.50' }, absences: [{ from: '2030-07-01', kind: 'SICKNESS' }] };
    for (const subject of ['dora', 'hana', 'ada'])
      expect(await seenBy(subject)).toMatchObject({
        ...all,
        history: { nodes: [{ cost: { amount: '41.50' } }, { __typename: 'AbsencePlannedEvent' }] },
      });
    expect(await seenBy('nora')).toMatchObject({
      ...{ ...all, hourlyCost: null },
      history: { nodes: [{ cost: null }, { __typename: 'AbsencePlannedEvent' }] },
    });
    const none = { hourlyCost: null, history: null, exams: [] };
    expect(await seenBy('max')).toMatchObject({ ...none, absences: [{ from: '2030-07-01', kind: null }] });
    expect(await seenBy('walter')).toMatchObject({ ...none, role: 'ACCOUNT_MANAGER', absences: [] });
    expect(await seenBy('klara')).toMatchObject({ ...none, name: 'Nora New', role: null, absences: [] });
  });

  test('she leaves once somebody else leads her project, and is nobody here from then on', async () => {
    const left = await studio.by('dora').send('memberLeave', { memberId: nora, why: 'Moved.' });
    expect(left.userErrors[0]).toMatchObject({ code: 'LAST_MANAGER' });
    expect(left.userErrors[0]?.message).toContain('NORA');
    await studio.by('dora').done('projectAssignMember', {
      ...{ projectId, memberId: studio.people.max, duty: 'MANAGER' },
    });
    await studio.by('dora').done('memberLeave', { memberId: nora, why: 'Moved.' });
    const { status, errors } = await studio.as('nora').ask('{ viewer { id } }');
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'UNKNOWN_SUBJECT']);
    const { at } = await studio.by('max').ask(
      `{ project(key: "NORA") { members { member { name } } formerMembers { duty member { name } }
         history(last: 1) { nodes { ... on MemberUnassignedEvent { why } } } } }`,
    );
    expect(at('project.members')).toEqual([{ member: { name: 'Max Member' } }]);
    expect(at('project.formerMembers')).toEqual([
      { duty: 'MENTOR', member: { name: 'Max Member' } },
      { duty: 'MANAGER', member: { name: 'Nora New' } },
    ]);
    expect(at('project.history.nodes.0.why')).toBe('Left the studio.');
  });

  test('a manager whose exam is withdrawn briefs nobody and manages nothing any more', async () => {
    const life = await leadTo('RECOMMENDED', studio);
    const { list } = await studio
      .by('dora')
      .ask('query ($id: ID!) { node(id: $id) { ... on Member { exams { id } } } }', {
        id: studio.people.max,
      });
    const [exam] = list('node.exams') as { id: string }[];
    await studio
      .by('dora')
      .done('memberWithdrawExam', { memberId: studio.people.max, examId: exam?.id, why: 'Copied.' });
    const briefing = { requestId: life.id, deciders: [studio.people.klara] };
    expect((await studio.by('max').send('briefingIssue', briefing)).refused).toBe('TRAINEE_CANNOT_BRIEF');
    expect((await studio.by('max').send('changeRequestFormulate', formulation(life.id))).refused).toBe(
      'TRAINEE_CANNOT_MANAGE',
    );
    await studio.by('max').done('noteAdd', { requestId: life.id, text: 'She called.', visibility: 'SHARED' });
  });
});

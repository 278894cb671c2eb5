import type { Input, Told } from '../../support/api-client.js';
import { leadTo } from '../../support/request-life.js';
import type { Studio } from '../../support/studio.js';

/** How each "no" about the studio's people and what it sells is met by somebody who uses the API. */
export function partyCases(studioOf: () => Studio): Readonly<Record<string, () => Promise<Told>>> {
  const send = (mutation: string, input: Input) => studioOf().by('dora').send(mutation, input);
  const add = async (role: string, disciplines: readonly string[] = []) =>
    (await studioOf().by('dora').done('memberAdd', { name: 'N', role, disciplines })).text('member.id');
  const pass = (memberId: string, discipline: string, passedOn: string) =>
    studioOf().by('dora').done('memberPassExam', { memberId, discipline, passedOn });
  const today = () => new Date().toISOString().slice(0, 10);
  const open = (managerId: string, more: Input = {}) =>
    send('projectOpen', {
      ...{ clientId: studioOf().acme.clientId, key: 'MORE', title: 'T', idea: 'I', managerId },
      ...{ budget: { amount: '1', currency: 'EUR' }, deadline: '2030-01-01', disciplines: ['DESIGN'] },
      ...more,
    });
  const away = (memberId: string, from: string, to: string) =>
    send('memberPlanAbsence', { memberId, from, to, kind: 'VACATION' });

  return {
    NAME_TAKEN: () => send('disciplineAdd', { code: 'LOGOS', name: 'Design', main: false }),
    MEMBER_LEFT: async () => {
      const memberId = await add('SPECIALIST', ['DESIGN']);
      await studioOf().by('dora').done('memberLeave', { memberId });
      return send('memberAgreeCapacity', { memberId, hoursPerWeek: '1' });
    },
    CONTACT_LEFT: async () => {
      const { clientId } = studioOf().acme;
      const told = await studioOf()
        .by('dora')
        .done('contactAdd', { clientId, name: 'C', kind: 'CONTRIBUTOR' });
      const input = { clientId, contactId: told.text('contact.id'), why: 'W' };
      await studioOf().by('dora').done('contactLeave', input);
      return send('contactChangeKind', { ...input, kind: 'CONTRIBUTOR' });
    },
    NOT_YOURS_TO_NAME: () => {
      const { clientId } = studioOf().acme;
      return studioOf().by('max').send('contactAdd', { clientId, name: 'A friend', kind: 'DECIDER' });
    },
    PROJECT_PAUSED: async () => {
      const { projectId } = studioOf().acme;
      const { id: requestId } = await leadTo('SIGNED', studioOf());
      await studioOf().by('max').done('projectPause', { projectId, why: 'W' });
      const told = await studioOf().by('max').send('implementationStart', { requestId });
      await studioOf().by('max').done('projectResume', { projectId, why: 'W' });
      return told;
    },
    NOT_YOURSELF: () => send('memberLeave', { memberId: studioOf().people.dora }),
    CAPACITY_TOO_HIGH: () =>
      send('memberAgreeCapacity', { memberId: studioOf().people.dana, hoursPerWeek: '169' }),
    PERIOD_REVERSED: () => away(studioOf().people.dana, '2030-02-02', '2030-02-01'),
    ABSENCE_OVERLAPS: async () => {
      await away(studioOf().people.dana, '2030-03-01', '2030-03-10');
      return away(studioOf().people.dana, '2030-03-10', '2030-03-11');
    },
    EXAM_IN_FUTURE: () =>
      send('memberFailExam', {
        ...{ memberId: studioOf().people.max, discipline: 'DESIGN', takenOn: '2999-01-01' },
      }),
    LAST_MANAGER: () =>
      send('projectUnassignMember', {
        ...{ projectId: studioOf().acme.projectId, memberId: studioOf().people.max, why: 'W' },
      }),
    GOAL_CHANGE_NEEDS_REASON: async () => {
      const { projectId } = studioOf().acme;
      const goal = { projectId, statement: 'S', measure: 'M', target: '1' };
      const told = await studioOf().by('max').done('projectSetGoal', goal, 'project { goals { id } }');
      const goalId = told.text('project.goals.0.id');
      return send('projectSetGoal', { ...goal, goalId, target: '2' });
    },
    PHASE_STEP_BACK_NEEDS_REASON: async () => {
      const { projectId } = studioOf().beta;
      await studioOf().by('mia').done('projectEnterPhase', { projectId, phase: 'LAUNCH' });
      return send('projectEnterPhase', { projectId, phase: 'IDEA' });
    },
    PROJECT_CLOSED: async () => {
      const told = await open(studioOf().people.max, { key: 'OVER' });
      const projectId = told.text('project.id');
      await studioOf().by('max').done('projectEnterPhase', { projectId, phase: 'CLOSED' });
      return send('projectPause', { projectId, why: 'W' });
    },
    TRAINEE_CANNOT_MANAGE: async () => open(await add('ACCOUNT_MANAGER')),
    MENTOR_MISSING: async () => {
      const memberId = await add('ACCOUNT_MANAGER');
      await pass(memberId, 'DESIGN', today());
      return open(memberId);
    },
    MENTOR_NOT_INDEPENDENT: async () =>
      open(studioOf().people.max, { mentorId: await add('ACCOUNT_MANAGER') }),
    TRAINEE_CANNOT_BRIEF: async () => {
      const { people } = studioOf();
      const { id: requestId } = await leadTo('RECOMMENDED', studioOf());
      // The same wish, now touching what Max has never passed an exam in.
      const disciplines = ['COPYWRITING'];
      await studioOf()
        .by('max')
        .done('changeRequestFormulate', { requestId, disciplines, whyNoGoal: 'A text.' });
      await studioOf()
        .by('walter')
        .done('feasibilityAssess', {
          ...{ requestId, discipline: 'COPYWRITING', verdict: 'FEASIBLE', explanation: 'E' },
        });
      return studioOf()
        .by('max')
        .send('briefingIssue', { requestId, deciders: [people.klara] });
    },
  };
}

import {
  budgetUnraised,
  project,
  type ProjectContext,
  type ProjectEvents,
} from '../../src/aggregates/project/index.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, now, unruly, usable } from './parties.js';

const manager = { actor: { id: 'mem_ada', role: 'ACCOUNT_MANAGER' } } as const;
const director = { actor: { id: 'mem_dir', role: 'DIRECTOR' } } as const;
const context: ProjectContext = {
  ...deciding,
  ...manager,
  disciplines: usable,
  clientExists: true,
  raised: '0',
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  memberStages: {},
  mentors: [],
};
const given = specificationFor(project, context);

const opened: MessageOf<ProjectEvents> = {
  type: 'ProjectOpened',
  data: {
    clientId: 'cli_acme',
    key: 'ACME',
    title: 'A shop',
    idea: 'Sell anvils online',
    disciplines: ['DESIGN'],
    budget: { amount: '100.00', currency: 'EUR' },
    deadline: '2026-12-31',
  },
};
const assigned = (memberId: string, duty: 'MANAGER' | 'SPECIALIST' | 'MENTOR') =>
  ({ type: 'MemberAssigned', data: { memberId, duty } }) as const;
const closed = { type: 'PhaseEntered', data: { entered: 'CLOSED', left: 'IDEA' } } as const;
const paused = {
  ...({ type: 'ProjectPaused', data: { why: 'Away.' } } as const),
  metadata: { occurredAt: now },
};
const goal = { goalId: 'gol_1', statement: 'More orders', measure: 'orders a day', target: '20' };
const set = { type: 'GoalSet', data: goal } as const;
const dropped = { type: 'GoalDropped', data: { goalId: 'gol_1', why: 'Sold.' } } as const;
const why = 'Because.';

describe('goals', () => {
  test('several are set, the same again is nothing new, and another one says why: GOAL_CHANGE_NEEDS_REASON', () => {
    given(opened).when({ type: 'SetGoal', data: goal }).then(set);
    given(opened, set)
      .when({ type: 'SetGoal', data: { ...goal, goalId: 'gol_2' } })
      .then({ type: 'GoalSet', data: { ...goal, goalId: 'gol_2' } });
    given(opened, set).when({ type: 'SetGoal', data: goal }).thenNothingNew();
    const higher = { ...goal, target: '30' };
    given(opened, set)
      .when({ type: 'SetGoal', data: higher })
      .thenRefused('GOAL_CHANGE_NEEDS_REASON', { goalId: 'gol_1' });
    given(opened, set)
      .when({ type: 'SetGoal', data: { ...higher, why } })
      .then({ type: 'GoalSet', data: { ...higher, why } });
  });

  test('a goal is dropped once, and comes back only with a reason: NOT_FOUND', () => {
    const drop = { type: 'DropGoal', data: { goalId: 'gol_1', why: 'Sold.' } } as const;
    given(opened, set).when(drop).then(dropped);
    given(opened, set, dropped).when(drop).thenNothingNew();
    given(opened).when(drop).thenRefused('NOT_FOUND', { what: 'goal' });
    given(opened, set, dropped)
      .when({ type: 'SetGoal', data: goal })
      .thenRefused('GOAL_CHANGE_NEEDS_REASON', { goalId: 'gol_1' });
    for (const goalId of unruly)
      given(opened, set)
        .when({ type: 'DropGoal', data: { goalId, why } })
        .thenRefused('NOT_FOUND', { what: 'goal' });
  });
});

describe('phases', () => {
  const enter = (phase: 'IDEA' | 'LAUNCH' | 'GROWTH' | 'CLOSED', reason?: string) =>
    ({ type: 'EnterPhase', data: { phase, ...(reason !== undefined && { why: reason }) } }) as const;
  const launched = { type: 'PhaseEntered', data: { entered: 'LAUNCH', left: 'IDEA' } } as const;

  test('forward by one or more steps needs no reason; where it stands already is nothing new', () => {
    given(opened).when(enter('LAUNCH')).then(launched);
    given(opened, launched)
      .when(enter('GROWTH', why))
      .then({ type: 'PhaseEntered', data: { entered: 'GROWTH', left: 'LAUNCH', why } });
    given(opened, launched).when(enter('LAUNCH')).thenNothingNew();
  });

  test('a step back needs one: PHASE_STEP_BACK_NEEDS_REASON', () => {
    given(opened, launched)
      .when(enter('IDEA'))
      .thenRefused('PHASE_STEP_BACK_NEEDS_REASON', { from: 'LAUNCH', to: 'IDEA' });
    given(opened, launched)
      .when(enter('IDEA', why))
      .then({ type: 'PhaseEntered', data: { entered: 'IDEA', left: 'LAUNCH', why } });
  });

  test('what is closed is opened again by a director with a reason, and by nobody else: PROJECT_CLOSED', () => {
    given(opened, closed).when(enter('GROWTH', why)).thenRefused('PROJECT_CLOSED', {});
    given(opened, closed)
      .when(enter('GROWTH'), director)
      .thenRefused('PHASE_STEP_BACK_NEEDS_REASON', { from: 'CLOSED', to: 'GROWTH' });
    given(opened, closed)
      .when(enter('GROWTH', why), director)
      .then({ type: 'PhaseEntered', data: { entered: 'GROWTH', left: 'CLOSED', why } });
  });
});

test('a project is paused once and resumed once', () => {
  const pause = { type: 'PauseProject', data: { why: 'Away.' } } as const;
  const resume = { type: 'ResumeProject', data: { why } } as const;
  const resumed = { type: 'ProjectResumed', data: { why } } as const;
  given(opened)
    .when(pause)
    .then({ type: 'ProjectPaused', data: { why: 'Away.' } });
  given(opened, paused).when(pause).thenNothingNew();
  given(opened, paused).when(resume).then(resumed);
  given(opened).when(resume).thenNothingNew();
  given(opened, paused, resumed)
    .when(pause)
    .then({ type: 'ProjectPaused', data: { why: 'Away.' } });
  expect([opened, paused].reduce(project.evolve, project.initialState).pausedSince).toBe(now);
});

test('the budget is changed in its own currency: CURRENCY_MISMATCH', () => {
  const budget = (amount: string, currency = 'EUR') =>
    ({ type: 'SetBudget', data: { budget: { amount, currency }, why } }) as const;
  given(opened)
    .when(budget('120.00'), director)
    .then({
      type: 'BudgetSetByDirector',
      data: { ...budget('120.00').data, raisedBefore: '0' },
    });
  given(opened).when(budget('100.00'), director).thenNothingNew();
  given(opened)
    .when(budget('120.00', 'RUB'), director)
    .thenRefused('CURRENCY_MISMATCH', { currency: 'RUB', expected: 'EUR' });
});

test('a budget contains what decisions had raised it by when it was set', () => {
  const budget = { amount: '100.00', currency: 'EUR' };
  const setting = { type: 'SetBudget', data: { budget, why } } as const;
  const since: MessageOf<ProjectEvents> = {
    type: 'BudgetSetByDirector',
    data: { budget, why, raisedBefore: '40.00' },
  };
  // The same figure takes back what was decided since.
  given(opened)
    .when(setting, { ...director, raised: '40.00' })
    .then(since);
  given(opened, since)
    .when(setting, { ...director, raised: '40' })
    .thenNothingNew();
  given(opened, since)
    .when(setting, { ...director, raised: '60' })
    .then({ type: 'BudgetSetByDirector', data: { budget, why, raisedBefore: '60' } });
  const unraised = (...facts: readonly MessageOf<ProjectEvents>[]) =>
    budgetUnraised(facts.reduce(project.evolve, project.initialState))?.amount;
  expect([unraised(), unraised(opened), unraised(opened, since)]).toEqual([undefined, '100.00', '60.00']);
  // As it was stored before that was counted.
  expect(unraised(opened, { type: 'BudgetSetByDirector', data: { budget, why } })).toBe('100.00');
});

test('the deadline is changed', () => {
  const deadline = (date: string) => ({ type: 'SetDeadline', data: { deadline: date, why } }) as const;
  given(opened)
    .when(deadline('2027-01-31'), director)
    .then({ type: 'DeadlineSetByDirector', data: { deadline: '2027-01-31', why } });
  // A decision may have moved it since; here is the director's word that it holds.
  given(opened)
    .when(deadline('2026-12-31'), director)
    .then({ type: 'DeadlineSetByDirector', data: { deadline: '2026-12-31', why } });
});

test('no deadline is set that is over when it is set, whatever day it is entered: DEADLINE_PASSED', () => {
  const deadline = (date: string) => ({ type: 'SetDeadline', data: { deadline: date, why } }) as const;
  given(opened)
    .when(deadline('2026-03-01'), director)
    .thenRefused('DEADLINE_PASSED', { newDeadline: '2026-03-01' });
  given(opened)
    .when(deadline('2026-03-02'), director)
    .then({ type: 'DeadlineSetByDirector', data: { deadline: '2026-03-02', why } });
  given(opened)
    .when(deadline('2026-03-01'), { ...director, occurredAt: '2026-03-02T00:30:00+02:00' })
    .then({ type: 'DeadlineSetByDirector', data: { deadline: '2026-03-01', why } });
});

test('nothing is planned for what is not there or is over: NOT_FOUND, PROJECT_CLOSED', () => {
  for (const command of [
    { type: 'SetGoal', data: goal },
    { type: 'DropGoal', data: { goalId: 'gol_1', why } },
    { type: 'PauseProject', data: { why } },
    { type: 'ResumeProject', data: { why } },
    { type: 'SetBudget', data: { budget: { amount: '1', currency: 'EUR' }, why } },
    { type: 'SetDeadline', data: { deadline: '2027-01-31', why } },
  ] as const) {
    given().when(command, director).thenRefused('NOT_FOUND', { what: 'project' });
    given(opened, set, closed).when(command, director).thenRefused('PROJECT_CLOSED', {});
  }
  given()
    .when({ type: 'EnterPhase', data: { phase: 'LAUNCH' } })
    .thenRefused('NOT_FOUND', { what: 'project' });
});

describe('leaving a project', () => {
  const leave = (memberId: string, duty?: 'MANAGER' | 'MENTOR' | 'SPECIALIST') =>
    ({ type: 'UnassignMember', data: { memberId, why, ...(duty && { duty }) } }) as const;
  const left = (memberId: string, duty: 'MANAGER' | 'MENTOR' | 'SPECIALIST') =>
    ({ type: 'MemberUnassigned', data: { memberId, duty, why } }) as const;
  const ada = assigned('mem_ada', 'MANAGER');

  test('each duty ends with the reason, all of them or the one named, and once', () => {
    const facts = [opened, ada, assigned('mem_dan', 'SPECIALIST'), assigned('mem_dan', 'MENTOR')] as const;
    given(...facts)
      .when(leave('mem_dan'))
      .then(left('mem_dan', 'SPECIALIST'), left('mem_dan', 'MENTOR'));
    given(...facts)
      .when(leave('mem_dan', 'MENTOR'))
      .then(left('mem_dan', 'MENTOR'));
    given(...facts, left('mem_dan', 'MENTOR'), left('mem_dan', 'SPECIALIST'))
      .when(leave('mem_dan'))
      .thenNothingNew();
    for (const memberId of unruly)
      given(...facts)
        .when(leave(memberId))
        .thenNothingNew();
    given().when(leave('mem_dan')).thenRefused('NOT_FOUND', { what: 'project' });
  });

  test('the last manager stays until there is another, or it is over: LAST_MANAGER', () => {
    given(opened, ada)
      .when(leave('mem_ada'))
      .thenRefused('LAST_MANAGER', { projects: ['ACME'] });
    given(opened, ada, assigned('mem_bob', 'MANAGER'))
      .when(leave('mem_ada'))
      .then(left('mem_ada', 'MANAGER'));
    given(opened, ada, assigned('mem_bob', 'MANAGER'), left('mem_bob', 'MANAGER'))
      .when(leave('mem_ada'))
      .thenRefused('LAST_MANAGER', { projects: ['ACME'] });
    given(opened, ada, closed).when(leave('mem_ada')).then(left('mem_ada', 'MANAGER'));
  });
});

test('nobody is put on what is over any more; who is on it can be taken off: PROJECT_CLOSED', () => {
  const on = { type: 'MemberAssigned', data: { memberId: 'mem_wes', duty: 'SPECIALIST' } } as const;
  given(opened, closed)
    .when({ type: 'AssignMember', data: { memberId: 'mem_wes', duty: 'SPECIALIST' } }, director)
    .thenRefused('PROJECT_CLOSED', {});
  given(opened, on, closed)
    .when({ type: 'UnassignMember', data: { memberId: 'mem_wes', why } }, director)
    .then({ type: 'MemberUnassigned', data: { memberId: 'mem_wes', duty: 'SPECIALIST', why } });
});

test('a trainee in any of its disciplines steers nothing: TRAINEE_CANNOT_MANAGE', () => {
  const trainee = { actorStages: {} };
  const commands = [
    { type: 'SetGoal', data: { goalId: 'gol_1', statement: 'S', measure: 'M', target: '1' } },
    { type: 'EnterPhase', data: { phase: 'DISCOVERY' } },
    { type: 'PauseProject', data: { why } },
    { type: 'AssignMember', data: { memberId: 'mem_wes', duty: 'SPECIALIST' } },
  ] as const;
  for (const command of commands) {
    const asked = { ...trainee, memberRole: 'SPECIALIST' };
    given(opened)
      .when(command, asked)
      .thenRefused('TRAINEE_CANNOT_MANAGE', { disciplines: ['DESIGN'] });
    expect(
      project.decide(command, [opened].reduce(project.evolve, project.initialState), {
        ...context,
        ...asked,
        ...director,
      }),
    ).toHaveLength(1);
  }
});

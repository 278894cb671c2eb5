import { client } from '../../src/aggregates/client/index.js';
import { delegationAgreement } from '../../src/aggregates/delegation-agreement/index.js';
import { member } from '../../src/aggregates/member/index.js';
import { closedAt, project } from '../../src/aggregates/project/index.js';
import type { AnyRefusal, Decider } from '../../src/kernel/decider.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { accepted, context as agreeing, propose, proposed } from './delegation-agreement-life.js';
import { deciding, usable } from './parties.js';

const on = (day: number) => `2026-02-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const early = '2026-01-01T09:00:00.000Z';

/** A fact with the day on which it happened. */
const happened = <Event extends object>(day: number, event: Event) => ({
  ...event,
  metadata: { occurredAt: on(day) },
});

interface Case<Commands extends object, Events extends object> {
  readonly command: MessageOf<Commands>;
  readonly facts: readonly MessageOf<Events>[];
  /** The last thing that it rests on, and its day. */
  readonly after: readonly [string, number];
}

/** Each is refused a moment before what it rests on, and told from then on. */
function afterItsGrounds<State, Commands extends object, Events extends object, Refusals extends object, C>(
  { decide, evolve, initialState, category }: Decider<State, Commands, Events, Refusals, C>,
  contextAt: (occurredAt: string) => C,
  cases: readonly Case<Commands, Events>[],
): void {
  test.each(cases.map((one) => [one.command.type, one.after[0], one] as const))(
    `${category}: %s is not stated to be before the %s: OCCURRED_BEFORE`,
    (...[, what, { command, facts, after }]) => {
      const state = facts.reduce(evolve, initialState);
      const earliest = on(after[1]);
      for (const occurredAt of [early, new Date(Date.parse(earliest) - 1).toISOString()]) {
        const refusal: AnyRefusal = {
          ...{ refused: 'OCCURRED_BEFORE', detail: { occurredAt, earliest, what } },
        };
        expect(decide(command, state, contextAt(occurredAt))).toStrictEqual(refusal);
      }
      expect(decide(command, state, contextAt(earliest))).not.toHaveProperty('refused');
      expect(decide(command, state, contextAt(earliest))).not.toEqual([]);
      // A clock that was set back in between is nobody's lie.
      expect(decide(command, state, { ...contextAt(early), now: early })).not.toHaveProperty('refused');
    },
  );
}

const why = 'Because.';
const goal = { goalId: 'gol_1', statement: 'More orders', measure: 'orders a day', target: '20' };
const budget = { amount: '120.00', currency: 'EUR' };
const opened = happened(1, {
  type: 'ProjectOpened',
  data: {
    ...{ clientId: 'cli_acme', key: 'ACME', title: 'A shop', idea: 'Anvils', disciplines: ['DESIGN'] },
    ...{ budget: { amount: '100.00', currency: 'EUR' }, deadline: '2026-12-31' },
  },
} as const);
const assigned = happened(5, {
  type: 'MemberAssigned',
  data: { memberId: 'mem_wes', duty: 'SPECIALIST' },
} as const);
const ended = happened(6, { type: 'MemberUnassigned', data: { ...assigned.data, why } } as const);
const set = happened(5, { type: 'GoalSet', data: goal } as const);
const dropped = happened(6, { type: 'GoalDropped', data: { goalId: 'gol_1', why } } as const);
const paused = happened(5, { type: 'ProjectPaused', data: { why } } as const);
const resumed = happened(6, { type: 'ProjectResumed', data: { why } } as const);
const launched = happened(5, { type: 'PhaseEntered', data: { entered: 'LAUNCH', left: 'IDEA' } } as const);
const closed = happened(6, { type: 'PhaseEntered', data: { entered: 'CLOSED', left: 'LAUNCH' } } as const);
const reopened = happened(8, {
  type: 'PhaseEntered',
  data: { entered: 'GROWTH', left: 'CLOSED', why },
} as const);

const pause = { type: 'PauseProject', data: { why } } as const;
const setGoal = { type: 'SetGoal', data: goal } as const;
const assign = { type: 'AssignMember', data: assigned.data } as const;
const unassign = { type: 'UnassignMember', data: { memberId: 'mem_wes', why } } as const;
const enter = (phase: 'LAUNCH' | 'GROWTH' | 'CLOSED') =>
  ({ type: 'EnterPhase', data: { phase, why } }) as const;
const setBudget = { type: 'SetBudget', data: { budget, why } } as const;
const setDeadline = { type: 'SetDeadline', data: { deadline: '2027-01-31', why } } as const;

afterItsGrounds(
  project,
  (occurredAt) => ({
    ...{ ...deciding, occurredAt, disciplines: usable, clientExists: true, raised: '0' },
    ...{ actorStages: {}, memberRole: 'SPECIALIST', memberStages: {}, mentors: [] },
  }),
  [
    { command: enter('LAUNCH'), facts: [opened], after: ['project', 1] },
    { command: enter('CLOSED'), facts: [opened], after: ['project', 1] },
    { command: enter('CLOSED'), facts: [opened, launched], after: ['phase', 5] },
    { command: enter('GROWTH'), facts: [opened, launched, closed], after: ['phase', 6] },
    { command: setGoal, facts: [opened], after: ['project', 1] },
    {
      command: { type: 'SetGoal', data: { ...goal, target: '30', why } },
      ...{ facts: [opened, set], after: ['goal', 5] },
    },
    {
      command: { type: 'SetGoal', data: { ...goal, goalId: 'gol_2' } },
      facts: [opened, set],
      after: ['project', 1],
    },
    {
      command: { type: 'DropGoal', data: { goalId: 'gol_1', why } },
      facts: [opened, set],
      after: ['goal', 5],
    },
    {
      command: { type: 'SetGoal', data: { ...goal, why } },
      ...{ facts: [opened, set, dropped], after: ['goal', 6] },
    },
    { command: assign, facts: [opened], after: ['project', 1] },
    { command: assign, facts: [opened, assigned, ended], after: ['assignment', 6] },
    { command: unassign, facts: [opened, assigned], after: ['assignment', 5] },
    {
      command: { type: 'UnassignMember', data: { memberId: 'mem_wes', duty: 'SPECIALIST', why } },
      ...{ facts: [opened, assigned], after: ['assignment', 5] },
    },
    { command: pause, facts: [opened], after: ['project', 1] },
    { command: pause, facts: [opened, paused, resumed], after: ['pause', 6] },
    { command: { type: 'ResumeProject', data: { why } }, facts: [opened, paused], after: ['pause', 5] },
    { command: setBudget, facts: [opened], after: ['project', 1] },
    {
      command: setBudget,
      facts: [
        opened,
        happened(5, {
          type: 'BudgetSetByDirector',
          data: { budget: { ...budget, amount: '7' }, why },
        } as const),
      ],
      after: ['budget', 5],
    },
    { command: setDeadline, facts: [opened], after: ['project', 1] },
    {
      command: setDeadline,
      facts: [
        opened,
        happened(5, { type: 'DeadlineSetByDirector', data: { deadline: '2027-02-01', why } } as const),
      ],
      after: ['deadline', 5],
    },
  ],
);

test('a project knows each time that it was over, until it was opened again', () => {
  const again = happened(10, { type: 'PhaseEntered', data: { entered: 'CLOSED', left: 'GROWTH' } } as const);
  const over = (facts: Parameters<typeof project.evolve>[1][], day: number) =>
    closedAt(facts.reduce(project.evolve, project.initialState), on(day));
  const first = { since: on(6), until: on(8) };
  expect([5, 6, 7, 8].map((day) => over([opened, launched, closed, reopened], day))).toEqual([
    ...[undefined, first, first, undefined],
  ]);
  // Who comes to what is over now is told so, whatever day it is about, unless it was over then, too.
  expect([5, 7, 9, 11].map((day) => over([opened, launched, closed, reopened, again], day))).toEqual([
    ...[{ since: on(10) }, first, { since: on(10) }, { since: on(10) }],
  ]);
});

const registered = happened(1, { type: 'ClientRegistered', data: { name: 'Acme' } } as const);
const added = happened(5, { type: 'ContactAdded', data: { contactId: 'con_eve', kind: 'DECIDER' } } as const);
const changed = happened(6, {
  type: 'ContactKindChanged',
  data: { contactId: 'con_eve', kind: 'CONTRIBUTOR', why },
} as const);
const leave = { type: 'LeaveClient', data: { contactId: 'con_eve', why } } as const;
const change = (kind: 'DECIDER' | 'CONTRIBUTOR') =>
  ({ type: 'ChangeContactKind', data: { contactId: 'con_eve', kind, why } }) as const;
const kim = { type: 'AddContact', data: { contactId: 'con_kim', kind: 'CONTRIBUTOR' } } as const;

afterItsGrounds(client, (occurredAt) => ({ ...deciding, occurredAt, underWay: false }), [
  { command: kim, facts: [registered], after: ['client', 1] },
  { command: kim, facts: [registered, added], after: ['client', 1] },
  { command: change('CONTRIBUTOR'), facts: [registered, added], after: ['contact', 5] },
  { command: change('DECIDER'), facts: [registered, added, changed], after: ['contact', 6] },
  { command: leave, facts: [registered, added], after: ['contact', 5] },
  { command: leave, facts: [registered, added, changed], after: ['contact', 6] },
]);

const joined = happened(1, {
  type: 'MemberJoined',
  data: { role: 'SPECIALIST', disciplines: ['DESIGN'] },
} as const);
const absence = { absenceId: 'abs_1', from: '2026-05-01', to: '2026-05-02', kind: 'VACATION' } as const;
const exam = { examId: 'exm_1', discipline: 'DESIGN' };
const passed = { ...exam, passedOn: '2025-12-01' };

afterItsGrounds(
  member,
  (occurredAt) => ({ ...deciding, occurredAt, memberId: 'mem_wes', disciplines: usable }),
  [
    { command: { type: 'LeaveStudio', data: {} }, facts: [joined], after: ['joining', 1] },
    {
      command: { type: 'AssignRole', data: { role: 'DEPARTMENT_HEAD' } },
      facts: [joined],
      after: ['joining', 1],
    },
    {
      command: { type: 'AssignRole', data: { role: 'SPECIALIST' } },
      facts: [joined, happened(5, { type: 'RoleAssigned', data: { role: 'DEPARTMENT_HEAD' } } as const)],
      after: ['role', 5],
    },
    {
      command: { type: 'AssignDisciplines', data: { disciplines: ['COPYWRITING'] } },
      ...{ facts: [joined], after: ['joining', 1] },
    },
    {
      command: { type: 'AssignDisciplines', data: { disciplines: ['DESIGN'] } },
      facts: [
        joined,
        happened(5, { type: 'DisciplinesAssigned', data: { disciplines: ['COPYWRITING'] } } as const),
      ],
      after: ['assignment', 5],
    },
    {
      command: { type: 'AgreeCapacity', data: { hoursPerWeek: '30' } },
      facts: [joined],
      after: ['joining', 1],
    },
    {
      command: { type: 'AgreeCapacity', data: { hoursPerWeek: '40' } },
      facts: [joined, happened(5, { type: 'CapacityAgreed', data: { hoursPerWeek: '30' } } as const)],
      after: ['capacity', 5],
    },
    { command: { type: 'PlanAbsence', data: absence }, facts: [joined], after: ['joining', 1] },
    {
      command: { type: 'CancelAbsence', data: { absenceId: 'abs_1' } },
      facts: [joined, happened(5, { type: 'AbsencePlanned', data: absence } as const)],
      after: ['absence', 5],
    },
    { command: { type: 'AgreeHourlyCost', data: { cost: budget } }, facts: [joined], after: ['joining', 1] },
    {
      command: { type: 'AgreeHourlyCost', data: { cost: { ...budget, amount: '1' } } },
      facts: [joined, happened(5, { type: 'HourlyCostAgreed', data: { cost: budget } } as const)],
      after: ['cost', 5],
    },
    { command: { type: 'PassExam', data: passed }, facts: [joined], after: ['joining', 1] },
    {
      command: { type: 'FailExam', data: { ...exam, takenOn: '2025-12-01' } },
      ...{ facts: [joined], after: ['joining', 1] },
    },
    {
      command: { type: 'WithdrawExam', data: { examId: 'exm_1', why } },
      facts: [joined, happened(5, { type: 'ExamPassed', data: passed } as const)],
      after: ['exam', 5],
    },
  ],
);

afterItsGrounds(
  delegationAgreement,
  (occurredAt) => ({
    ...agreeing,
    occurredAt,
    ...(agreeing.project && { project: { ...agreeing.project, openedAt: on(1) } }),
  }),
  [
    { command: propose(), facts: [], after: ['project', 1] },
    { command: propose(), facts: [happened(5, proposed(1))], after: ['proposal', 5] },
    {
      command: { type: 'EndAgreement', data: { why } },
      facts: [happened(5, proposed(1)), happened(6, accepted(1))],
      after: ['acceptance', 6],
    },
  ],
);

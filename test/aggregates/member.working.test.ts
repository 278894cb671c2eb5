import {
  member,
  type MemberCommands,
  type MemberContext,
  type MemberRole,
} from '../../src/aggregates/member/index.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, now, unruly, usable } from './parties.js';

const context: MemberContext = { ...deciding, memberId: 'mem_dan', disciplines: usable };
const given = specificationFor(member, context);

const joinedAs = (role: MemberRole, ...disciplines: readonly string[]) =>
  ({ type: 'MemberJoined', data: { role, disciplines } }) as const;
const joined = joinedAs('SPECIALIST', 'DESIGN');
const left = {
  ...({ type: 'MemberLeft', data: { memberId: 'mem_dan' } } as const),
  metadata: { occurredAt: now },
};

const holidays: MemberCommands['PlanAbsence'] = {
  absenceId: 'abs_1',
  from: '2026-07-06',
  to: '2026-07-17',
  kind: 'VACATION',
};
const planned = { type: 'AbsencePlanned', data: holidays } as const;
const plan = (more: Partial<typeof holidays>) =>
  ({ type: 'PlanAbsence', data: { ...holidays, absenceId: 'abs_2', ...more } }) as const;
const passed = {
  type: 'ExamPassed',
  data: { examId: 'exm_1', discipline: 'DESIGN', passedOn: '2026-03-01' },
} as const;

/** Everything that can be done to a member who is there. */
const commands = [
  { type: 'AssignRole', data: { role: 'DIRECTOR' } },
  { type: 'AssignDisciplines', data: { disciplines: ['COPYWRITING'] } },
  { type: 'AgreeCapacity', data: { hoursPerWeek: '40' } },
  { type: 'PlanAbsence', data: holidays },
  { type: 'CancelAbsence', data: { absenceId: 'abs_1' } },
  { type: 'AgreeHourlyCost', data: { cost: { amount: '40', currency: 'EUR' } } },
  { type: 'PassExam', data: passed.data },
  { type: 'FailExam', data: { examId: 'exm_1', discipline: 'DESIGN', takenOn: '2026-03-01' } },
  { type: 'WithdrawExam', data: { examId: 'exm_1', why: 'Wrong.' } },
] as const;

test.each(commands)('$type is for a member who is there: NOT_FOUND, MEMBER_LEFT', (command) => {
  given().when(command).thenRefused('NOT_FOUND', { what: 'member' });
  given(joined, left).when(command).thenRefused('MEMBER_LEFT', { leftAt: now });
});

describe('belonging', () => {
  test('a member gets another role, but none that lacks a discipline: DISCIPLINE_MISSING', () => {
    given(joined)
      .when({ type: 'AssignRole', data: { role: 'DEPARTMENT_HEAD' } })
      .then({ type: 'RoleAssigned', data: { role: 'DEPARTMENT_HEAD' } });
    given(joined)
      .when({ type: 'AssignRole', data: { role: 'SPECIALIST' } })
      .thenNothingNew();
    given(joinedAs('ACCOUNT_MANAGER'))
      .when({ type: 'AssignRole', data: { role: 'SPECIALIST' } })
      .thenRefused('DISCIPLINE_MISSING', { role: 'SPECIALIST' });
  });

  test('nobody changes their own role or leaves by their own hand: NOT_YOURSELF', () => {
    const oneself = { actor: { id: 'mem_dan', role: 'DIRECTOR' } } as const;
    const director = given(joinedAs('DIRECTOR', 'DESIGN'));
    director
      .when({ type: 'AssignRole', data: { role: 'SPECIALIST' } }, oneself)
      .thenRefused('NOT_YOURSELF', {});
    director.when({ type: 'LeaveStudio', data: {} }, oneself).thenRefused('NOT_YOURSELF', {});
  });

  test('a member works in other disciplines, and keeps one that was retired meanwhile', () => {
    const assign = (...disciplines: readonly string[]) =>
      ({ type: 'AssignDisciplines', data: { disciplines } }) as const;
    given(joined)
      .when(assign('DESIGN', 'COPYWRITING'))
      .then({ type: 'DisciplinesAssigned', data: { disciplines: ['DESIGN', 'COPYWRITING'] } });
    given(joinedAs('SPECIALIST', 'DESIGN', 'MAILINGS'))
      .when(assign('MAILINGS', 'DESIGN'))
      .thenNothingNew();
    const retired = { disciplines: usable.filter((code) => code !== 'DESIGN') };
    given(joined)
      .when(assign('DESIGN', 'COPYWRITING'), retired)
      .then({ type: 'DisciplinesAssigned', data: { disciplines: ['DESIGN', 'COPYWRITING'] } });
    given(joinedAs('SPECIALIST', 'MAILINGS'))
      .when(assign('DESIGN'), retired)
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: ['DESIGN'] });
    given(joined).when(assign()).thenRefused('DISCIPLINE_MISSING', { role: 'SPECIALIST' });
    given(joined)
      .when(assign(...unruly))
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: unruly });
  });

  test('a member leaves once, with a reason or without', () => {
    given(joined).when({ type: 'LeaveStudio', data: {} }).then({ type: 'MemberLeft', data: left.data });
    given(joined)
      .when({ type: 'LeaveStudio', data: { why: 'Moved.' } })
      .then({ type: 'MemberLeft', data: { memberId: 'mem_dan', why: 'Moved.' } });
    given(joined, left).when({ type: 'LeaveStudio', data: {} }).thenNothingNew();
    given().when({ type: 'LeaveStudio', data: {} }).thenRefused('NOT_FOUND', { what: 'member' });
  });
});

describe('working', () => {
  test('a week has so many hours: CAPACITY_TOO_HIGH', () => {
    const agree = (hoursPerWeek: string) => ({ type: 'AgreeCapacity', data: { hoursPerWeek } }) as const;
    const agreed = { type: 'CapacityAgreed', data: { hoursPerWeek: '37.5' } } as const;
    given(joined).when(agree('37.5')).then(agreed);
    given(joined, agreed).when(agree('37.5')).thenNothingNew();
    given(joined)
      .when(agree('168'))
      .then({ type: 'CapacityAgreed', data: { hoursPerWeek: '168' } });
    given(joined).when(agree('168.5')).thenRefused('CAPACITY_TOO_HIGH', { most: 168 });
  });

  test('an absence is planned, of a day too, once: ALREADY_EXISTS, PERIOD_REVERSED', () => {
    given(joined).when({ type: 'PlanAbsence', data: holidays }).then(planned);
    const day = plan({ from: '2026-08-03', to: '2026-08-03' });
    given(joined, planned).when(day).then({ type: 'AbsencePlanned', data: day.data });
    given(joined, planned)
      .when(plan({ absenceId: 'abs_1' }))
      .thenRefused('ALREADY_EXISTS', { what: 'absence' });
    given(joined)
      .when(plan({ from: '2026-07-18' }))
      .thenRefused('PERIOD_REVERSED', { from: '2026-07-18', until: '2026-07-17' });
  });

  test.each([
    ['2026-07-17', '2026-07-20'],
    ['2026-07-01', '2026-07-06'],
    ['2026-07-08', '2026-07-09'],
    ['2026-07-01', '2026-07-31'],
  ])('nobody is away twice, from %s to %s: ABSENCE_OVERLAPS', (from, to) => {
    const { absenceId, from: first, to: last } = holidays;
    given(joined, planned)
      .when(plan({ from, to }))
      .thenRefused('ABSENCE_OVERLAPS', { absenceId, from: first, to: last });
  });

  test('a cancelled absence is in nobody’s way, and is cancelled once', () => {
    const cancelled = { type: 'AbsenceCancelled', data: { absenceId: 'abs_1' } } as const;
    const cancel = { type: 'CancelAbsence', data: { absenceId: 'abs_1' } } as const;
    given(joined, planned).when(cancel).then(cancelled);
    given(joined, planned, cancelled).when(cancel).thenNothingNew();
    given(joined, planned, cancelled)
      .when(plan({}))
      .then({ type: 'AbsencePlanned', data: plan({}).data });
    given(joined).when(cancel).thenRefused('NOT_FOUND', { what: 'absence' });
  });

  test('what an hour costs is agreed, and the same again is nothing new', () => {
    const cost = { amount: '41.50', currency: 'EUR' };
    const agreed = { type: 'HourlyCostAgreed', data: { cost } } as const;
    given(joined).when({ type: 'AgreeHourlyCost', data: { cost } }).then(agreed);
    given(joined, agreed).when({ type: 'AgreeHourlyCost', data: { cost } }).thenNothingNew();
    const inRubles = { cost: { ...cost, currency: 'RUB' } };
    given(joined, agreed)
      .when({ type: 'AgreeHourlyCost', data: inRubles })
      .then({ type: 'HourlyCostAgreed', data: inRubles });
  });
});

describe('exams', () => {
  const failed = { examId: 'exm_2', discipline: 'DESIGN', takenOn: '2026-03-02' };

  test('an exam is passed or failed, once each, of a discipline that is sold', () => {
    given(joined).when({ type: 'PassExam', data: passed.data }).then(passed);
    given(joined, passed).when({ type: 'FailExam', data: failed }).then({ type: 'ExamFailed', data: failed });
    given(joined, passed)
      .when({ type: 'FailExam', data: { ...failed, examId: 'exm_1' } })
      .thenRefused('ALREADY_EXISTS', { what: 'exam' });
    given(joined)
      .when({ type: 'PassExam', data: { ...passed.data, discipline: 'ALCHEMY' } })
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: ['ALCHEMY'] });
  });

  test('it was held already, and does not end before: EXAM_IN_FUTURE, PERIOD_REVERSED', () => {
    given(joined)
      .when({ type: 'PassExam', data: { ...passed.data, passedOn: '2026-03-03' } })
      .thenRefused('EXAM_IN_FUTURE', { on: '2026-03-03', today: '2026-03-02' });
    given(joined)
      .when({ type: 'FailExam', data: { ...failed, takenOn: '2026-03-03' } })
      .thenRefused('EXAM_IN_FUTURE', { on: '2026-03-03', today: '2026-03-02' });
    given(joined)
      .when({ type: 'PassExam', data: { ...passed.data, validUntil: '2026-02-28' } })
      .thenRefused('PERIOD_REVERSED', { from: '2026-03-01', until: '2026-02-28' });
  });

  test('an exam is withdrawn once, with the reason: NOT_FOUND', () => {
    const withdraw = { type: 'WithdrawExam', data: { examId: 'exm_1', why: 'Copied.' } } as const;
    const withdrawn = {
      type: 'ExamWithdrawn',
      data: { examId: 'exm_1', memberId: 'mem_dan', why: 'Copied.' },
    } as const;
    given(joined, passed).when(withdraw).then(withdrawn);
    given(joined, passed, withdrawn).when(withdraw).thenNothingNew();
    given(joined).when(withdraw).thenRefused('NOT_FOUND', { what: 'exam' });
  });
});

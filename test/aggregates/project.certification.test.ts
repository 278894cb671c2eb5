import { project, type ProjectContext } from '../../src/aggregates/project/index.js';
import type { Certified, Stages } from '../../src/kernel/stages.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, now, usable } from './parties.js';

const context: ProjectContext = {
  ...deciding,
  disciplines: usable,
  clientExists: true,
  raised: '0',
  memberRole: 'ACCOUNT_MANAGER',
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  memberStages: {},
  mentors: [],
};
const given = specificationFor(project, context);

const shop = {
  clientId: 'cli_acme',
  key: 'ACME',
  title: 'A shop',
  idea: 'Sell anvils online',
  disciplines: ['WEB_DEVELOPMENT', 'DESIGN'],
  budget: { amount: '10000.00', currency: 'EUR' },
  deadline: '2026-12-31',
};
const open = { type: 'OpenProject', data: { ...shop, managerId: 'mem_ada' } } as const;
const opened = { type: 'ProjectOpened', data: shop } as const;
const assigned = (memberId: string, duty: 'MANAGER' | 'MENTOR') =>
  ({ type: 'MemberAssigned', data: { memberId, duty } }) as const;
const assign = (memberId: string, duty: 'MANAGER' | 'MENTOR') =>
  ({ type: 'AssignMember', data: { memberId, duty } }) as const;

const master = { WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'INDEPENDENT' } as const;
const halfway = { WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'PRACTISING' } as const;
const mentor = (stages: Stages, role = 'ACCOUNT_MANAGER'): Certified => ({
  memberId: 'mem_max',
  role,
  stages,
});

test('a trainee in any of the disciplines opens nothing and is put in charge of nothing: TRAINEE_CANNOT_MANAGE', () => {
  const memberStages = { WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'TRAINEE' } as const;
  const lacking = { disciplines: ['DESIGN'] };
  const mentors = [mentor(master)];
  given().when(open, { memberStages, mentors }).thenRefused('TRAINEE_CANNOT_MANAGE', lacking);
  given(opened)
    .when(assign('mem_bob', 'MANAGER'), { memberStages, mentors })
    .thenRefused('TRAINEE_CANNOT_MANAGE', lacking);
  given().when(open).thenRefused('TRAINEE_CANNOT_MANAGE', { disciplines: shop.disciplines });
});

test('a practising manager needs a mentor on the project, where not independent: MENTOR_MISSING', () => {
  given()
    .when(open, { memberStages: halfway })
    .thenRefused('MENTOR_MISSING', { disciplines: ['DESIGN'] });
  const elsewhere = [mentor({ WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'PRACTISING' })];
  given(opened, assigned('mem_max', 'MENTOR'))
    .when(assign('mem_bob', 'MANAGER'), { memberStages: halfway, mentors: elsewhere })
    .thenRefused('MENTOR_MISSING', { disciplines: ['DESIGN'] });
});

test('nobody is their own mentor: MENTOR_MISSING', () => {
  given()
    .when(
      { type: 'OpenProject', data: { ...open.data, mentorId: 'mem_ada' } },
      { memberStages: halfway, mentors: [{ memberId: 'mem_ada', role: 'ACCOUNT_MANAGER', stages: halfway }] },
    )
    .thenRefused('MENTOR_MISSING', { disciplines: ['DESIGN'] });
});

test.each([
  ['an account manager who is independent there', mentor({ DESIGN: 'INDEPENDENT' })],
  ['a director, who is not certified at all', mentor({}, 'DIRECTOR')],
])('beside %s, a practising one opens the project and is put in charge of it', (_, by) => {
  given()
    .when(
      { type: 'OpenProject', data: { ...open.data, mentorId: 'mem_max' } },
      { memberStages: halfway, mentors: [by] },
    )
    .then(opened, assigned('mem_ada', 'MANAGER'), assigned('mem_max', 'MENTOR'));
  given(opened, assigned('mem_max', 'MENTOR'))
    .when(assign('mem_bob', 'MANAGER'), { memberStages: halfway, mentors: [by] })
    .then(assigned('mem_bob', 'MANAGER'));
});

test('a mentor is independent in one of the disciplines at least: MENTOR_NOT_INDEPENDENT', () => {
  const disciplines = shop.disciplines;
  given(opened)
    .when(assign('mem_max', 'MENTOR'), { memberStages: { DESIGN: 'INDEPENDENT' } })
    .then(assigned('mem_max', 'MENTOR'));
  given(opened)
    .when(assign('mem_max', 'MENTOR'), { memberStages: { DESIGN: 'PRACTISING', MAILINGS: 'INDEPENDENT' } })
    .thenRefused('MENTOR_NOT_INDEPENDENT', { disciplines });
  given()
    .when(
      { type: 'OpenProject', data: { ...open.data, mentorId: 'mem_max' } },
      { memberStages: halfway, mentors: [mentor({ DESIGN: 'PRACTISING' })] },
    )
    .thenRefused('MENTOR_NOT_INDEPENDENT', { disciplines });
});

test('a mentor is a manager or a director who is there: DUTY_MISMATCH, NOT_FOUND, MEMBER_LEFT', () => {
  given(opened)
    .when(assign('mem_dan', 'MENTOR'), { memberRole: 'SPECIALIST', memberStages: master })
    .thenRefused('DUTY_MISMATCH', { duty: 'MENTOR', role: 'SPECIALIST' });
  given()
    .when({ type: 'OpenProject', data: { ...open.data, mentorId: 'mem_nobody' } }, { memberStages: master })
    .thenRefused('NOT_FOUND', { what: 'member' });
  given(opened)
    .when(assign('mem_bob', 'MANAGER'), { memberStages: master, memberLeftAt: now })
    .thenRefused('MEMBER_LEFT', { leftAt: now });
});

test('a director leads without an exam', () => {
  given().when(open, { memberRole: 'DIRECTOR' }).then(opened, assigned('mem_ada', 'MANAGER'));
});

test('of a project that names no discipline, whoever has passed any exam may be in charge', () => {
  const anything = { ...shop, disciplines: [] };
  const openAny = { type: 'OpenProject', data: { ...anything, managerId: 'mem_ada' } } as const;
  const openedAny = { type: 'ProjectOpened', data: anything } as const;
  given()
    .when(openAny, { memberStages: { MAILINGS: 'INDEPENDENT', DESIGN: 'TRAINEE' } })
    .then(openedAny, assigned('mem_ada', 'MANAGER'));
  given().when(openAny).thenRefused('TRAINEE_CANNOT_MANAGE', { disciplines: [] });
  given()
    .when(openAny, { memberStages: { MAILINGS: 'PRACTISING' } })
    .thenRefused('MENTOR_MISSING', { disciplines: [] });
});

import { project, type ProjectContext, type ProjectEvents } from '../../src/aggregates/project/index.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, unruly, usable } from './parties.js';

const context: ProjectContext = {
  ...deciding,
  disciplines: usable,
  clientExists: true,
  raised: '0',
  memberRole: 'ACCOUNT_MANAGER',
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  memberStages: { WEB_DEVELOPMENT: 'INDEPENDENT', DESIGN: 'INDEPENDENT' },
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
const assigned = (memberId: string, duty: 'MANAGER' | 'SPECIALIST') =>
  ({ type: 'MemberAssigned', data: { memberId, duty } }) as const;
const assign = (memberId: string, duty: 'MANAGER' | 'SPECIALIST') =>
  ({ type: 'AssignMember', data: { memberId, duty } }) as const;
const withoutMember = (): ProjectContext => ({
  ...deciding,
  disciplines: usable,
  clientExists: true,
  raised: '0',
  actorStages: { DESIGN: 'INDEPENDENT', WEB_DEVELOPMENT: 'INDEPENDENT' },
  memberStages: {},
  mentors: [],
});

describe('opening', () => {
  test('a project is opened with its manager, once: ALREADY_EXISTS', () => {
    given().when(open).then(opened, assigned('mem_ada', 'MANAGER'));
    given(opened).when(open).thenRefused('ALREADY_EXISTS', { what: 'project' });
  });

  test('a project is for a client that is there: NOT_FOUND', () => {
    given().when(open, { clientExists: false }).thenRefused('NOT_FOUND', { what: 'client' });
  });

  test('its deadline is not over on the day that it is opened: DEADLINE_PASSED', () => {
    const until = (deadline: string) => ({ ...open, data: { ...open.data, deadline } });
    given().when(until('2026-03-01')).thenRefused('DEADLINE_PASSED', { newDeadline: '2026-03-01' });
    for (const [deadline, occurredAt] of [
      ['2026-03-02', deciding.now],
      ['2026-02-01', '2026-02-01T23:00:00.000Z'],
    ] as const)
      given()
        .when(until(deadline), { occurredAt })
        .then({ type: 'ProjectOpened', data: { ...shop, deadline } }, assigned('mem_ada', 'MANAGER'));
  });

  test.each(['ACCOUNT_MANAGER', 'DIRECTOR'])('it can be led by: %s', (memberRole) => {
    given().when(open, { memberRole }).then(opened, assigned('mem_ada', 'MANAGER'));
  });

  test.each(['SPECIALIST', 'DEPARTMENT_HEAD', ...unruly])(
    'it cannot be led by %s: DUTY_MISMATCH',
    (memberRole) => {
      given().when(open, { memberRole }).thenRefused('DUTY_MISMATCH', { duty: 'MANAGER', role: memberRole });
    },
  );

  test('it cannot be led by nobody: NOT_FOUND', () => {
    specificationFor(project, withoutMember())().when(open).thenRefused('NOT_FOUND', { what: 'member' });
  });

  test('the catalogue has to have each discipline: UNKNOWN_DISCIPLINE', () => {
    const disciplines = ['DESIGN', 'ALCHEMY', ...unruly];
    given()
      .when({ type: 'OpenProject', data: { ...open.data, disciplines } })
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: ['ALCHEMY', ...unruly] });
  });
});

describe('assigning', () => {
  test.each([
    ['MANAGER', 'ACCOUNT_MANAGER'],
    ['MANAGER', 'DIRECTOR'],
    ['SPECIALIST', 'SPECIALIST'],
    ['SPECIALIST', 'DEPARTMENT_HEAD'],
  ] as const)('the duty %s goes with the role %s', (duty, memberRole) => {
    given(opened).when(assign('mem_bob', duty), { memberRole }).then(assigned('mem_bob', duty));
  });

  test.each([
    ['MANAGER', 'SPECIALIST'],
    ['MANAGER', 'DEPARTMENT_HEAD'],
    ['SPECIALIST', 'ACCOUNT_MANAGER'],
    ['SPECIALIST', 'DIRECTOR'],
  ] as const)('the duty %s does not go with the role %s: DUTY_MISMATCH', (duty, role) => {
    given(opened)
      .when(assign('mem_bob', duty), { memberRole: role })
      .thenRefused('DUTY_MISMATCH', { duty, role });
  });

  test('only members are assigned, and only to a project that is there: NOT_FOUND', () => {
    given().when(assign('mem_bob', 'MANAGER')).thenRefused('NOT_FOUND', { what: 'project' });
    specificationFor(
      project,
      withoutMember(),
    )(opened)
      .when(assign('mem_bob', 'MANAGER'))
      .thenRefused('NOT_FOUND', { what: 'member' });
  });

  test('assigning twice to one duty records nothing new; another duty is another fact', () => {
    const facts = [opened, assigned('mem_dan', 'SPECIALIST')] as const;
    given(...facts)
      .when(assign('mem_dan', 'SPECIALIST'), { memberRole: 'SPECIALIST' })
      .thenNothingNew();
    given(...facts)
      .when(assign('mem_dan', 'MANAGER'), { memberRole: 'DIRECTOR' })
      .then(assigned('mem_dan', 'MANAGER'));
    given(...facts, assigned('mem_dan', 'MANAGER'))
      .when(assign('mem_dan', 'SPECIALIST'))
      .thenNothingNew();
  });

  test.each(unruly)('a member with the id %s is not assigned until assigned', (memberId) => {
    const facts: MessageOf<ProjectEvents>[] = [opened, assigned('mem_ada', 'MANAGER')];
    given(...facts)
      .when(assign(memberId, 'MANAGER'))
      .then(assigned(memberId, 'MANAGER'));
    given(...facts, assigned(memberId, 'MANAGER'), assigned('mem_bob', 'MANAGER'))
      .when(assign(memberId, 'MANAGER'))
      .thenNothingNew();
  });
});

test('a project knows its client, its currency and who is on it', () => {
  const facts = [opened, assigned('mem_ada', 'MANAGER'), assigned('mem_dan', 'SPECIALIST')];
  expect(facts.reduce(project.evolve, project.initialState)).toMatchObject({
    clientId: 'cli_acme',
    key: 'ACME',
    disciplines: ['WEB_DEVELOPMENT', 'DESIGN'],
    currency: 'EUR',
    members: { mem_ada: ['MANAGER'], mem_dan: ['SPECIALIST'] },
  });
});

import { member } from '../../src/aggregates/member/index.js';
import { specificationFor } from '../support/decider-specification.js';
import { deciding, unruly, usable } from './parties.js';

const given = specificationFor(member, { ...deciding, memberId: 'mem_dan', disciplines: usable });
const joined = { type: 'MemberJoined', data: { role: 'SPECIALIST', disciplines: ['DESIGN'] } } as const;

test('a specialist joins with their disciplines', () => {
  given()
    .when({ type: 'AddMember', data: { role: 'SPECIALIST', disciplines: ['DESIGN', 'COPYWRITING'] } })
    .then({ type: 'MemberJoined', data: { role: 'SPECIALIST', disciplines: ['DESIGN', 'COPYWRITING'] } });
});

test.each(['ACCOUNT_MANAGER', 'DEPARTMENT_HEAD', 'DIRECTOR'] as const)(
  'no discipline is asked of: %s',
  (role) => {
    given()
      .when({ type: 'AddMember', data: { role, disciplines: [] } })
      .then({ type: 'MemberJoined', data: { role, disciplines: [] } });
  },
);

test('a specialist works in one discipline at least: DISCIPLINE_MISSING', () => {
  given()
    .when({ type: 'AddMember', data: { role: 'SPECIALIST', disciplines: [] } })
    .thenRefused('DISCIPLINE_MISSING', { role: 'SPECIALIST' });
});

test('the catalogue has to have each discipline: UNKNOWN_DISCIPLINE', () => {
  given()
    .when({ type: 'AddMember', data: { role: 'SPECIALIST', disciplines: ['DESIGN', ...unruly] } })
    .thenRefused('UNKNOWN_DISCIPLINE', { unknown: unruly });
});

test('a member joins once: ALREADY_EXISTS', () => {
  given(joined)
    .when({ type: 'AddMember', data: joined.data })
    .thenRefused('ALREADY_EXISTS', { what: 'member' });
});

test('who has joined has the role and the disciplines that permissions hang on', () => {
  expect(member.evolve(member.initialState, joined)).toMatchObject({
    role: 'SPECIALIST',
    disciplines: ['DESIGN'],
  });
  expect(member.initialState).toEqual({ disciplines: [], absences: [], exams: [], said: [] });
});

import { whyNotRecorded } from '../../src/auth/on-behalf.js';
import type { Role } from '../../src/kernel/actor.js';

const contacts = { con_klara: 'DECIDER', con_carl: 'CONTRIBUTOR' } as const;
const somebody = (role: Role) => ({ actor: { id: 'me', role }, disciplines: [] });
const manager = somebody('ACCOUNT_MANAGER');

test.each(['ACCOUNT_MANAGER', 'DIRECTOR'] as const)('%s records the word of a contact', (role) => {
  expect(whyNotRecorded(somebody(role), 'CONTACT', { onBehalfOf: 'con_carl', contacts })).toBeUndefined();
  expect(whyNotRecorded(somebody(role), 'DECIDER', { onBehalfOf: 'con_klara', contacts })).toBeUndefined();
});

test.each(['SPECIALIST', 'DEPARTMENT_HEAD', 'DECIDER', 'CONTRIBUTOR'] as const)(
  "%s records nobody's word but their own",
  (role) => {
    const asked = { onBehalfOf: 'con_klara', contacts };
    expect(whyNotRecorded(somebody(role), 'CONTACT', asked)?.refused).toBe('ON_BEHALF_NOT_PERMITTED');
    expect(whyNotRecorded(somebody(role), 'CONTACT', { onBehalfOf: 'me', contacts })).toBeUndefined();
    expect(whyNotRecorded(somebody(role), 'CONTACT', { contacts })).toBeUndefined();
  },
);

test('only a contact of the client can be spoken for', () => {
  for (const onBehalfOf of ['con_other', 'constructor'])
    expect(whyNotRecorded(manager, 'CONTACT', { onBehalfOf, contacts })).toEqual({
      refused: 'NOT_A_CONTACT',
      detail: { onBehalfOf },
    });
});

test("a decider's word can't be that of a contributor", () => {
  expect(whyNotRecorded(manager, 'DECIDER', { onBehalfOf: 'con_carl', contacts })).toEqual({
    refused: 'NOT_A_DECIDER',
    detail: { contacts: ['con_carl'] },
  });
});

import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  issueAs,
  kim,
  max,
  offered,
} from './change-request-life.js';
import { unruly } from './parties.js';

const briefed = factsAfter(advised, [issue('con_eve')]);
const digest = digestIn(briefed);
const refuse = (number = 1): Command => ({
  type: 'RefuseAcknowledgement',
  data: { number, reason: 'I have no time to read this' },
});
const refused = (refusedBy = 'con_eve'): Fact => ({
  type: 'AcknowledgementRefused',
  data: { number: 1, digest, refusedBy, reason: 'I have no time to read this' },
});
const onBehalfOf = (id: string) => ({ actor: { ...ada.actor, onBehalfOf: id } });

test('a decider refuses to confirm, in their own word or by a manager who records it', () => {
  given(...briefed)
    .when(refuse(), eve)
    .then(refused());
  given(...briefed)
    .when(refuse(), onBehalfOf('con_eve'))
    .then(refused());
});

test('refusing is neither consent nor a decision: BRIEFING_NOT_ACKNOWLEDGED', () =>
  given(...briefed, refused())
    .when(choose('opt_gallery'), eve)
    .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', { number: 1, digest }));

test('opening, refusing and acknowledging are different facts, and one may come after another', () => {
  const acknowledged: Fact = {
    type: 'BriefingAcknowledged',
    data: { number: 1, digest, acknowledgedBy: 'con_eve' },
  };
  given(...briefed, refused())
    .when({ type: 'OpenBriefing', data: { number: 1 } }, eve)
    .then({ type: 'BriefingOpened', data: { number: 1, digest, openedBy: 'con_eve' } });
  given(...briefed, refused())
    .when(acknowledge(briefed), eve)
    .then(acknowledged);
  const [made] = factsAfter([...briefed, refused(), acknowledged], [choose('opt_gallery'), eve]).slice(-1);
  expect(made?.type).toBe('DecisionMade');
});

test('what was acknowledged cannot be refused any more: ALREADY_ACKNOWLEDGED', () =>
  given(...factsAfter(briefed, [acknowledge(briefed), eve]))
    .when(refuse(), eve)
    .thenRefused('ALREADY_ACKNOWLEDGED', { number: 1 }));

test('refusing twice records nothing new; the next briefing is refused anew', () => {
  given(...briefed, refused())
    .when(refuse(), eve)
    .thenNothingNew();
  const again = factsAfter([...briefed, refused()], [issueAs('brf_2', 'con_eve')], [refuse(2), eve]);
  expect(again.at(-1)).toMatchObject({
    type: 'AcknowledgementRefused',
    data: { number: 2, digest: digestIn(again) },
  });
});

test('only deciders to whom it was sent: NOT_ADDRESSED', () => {
  for (const somebody of [max, kim, onBehalfOf('con_max')])
    given(...briefed)
      .when(refuse(), somebody)
      .thenRefused('NOT_ADDRESSED', { deciders: ['con_eve'] });
});

test("a manager has no word of their own in this, nor anybody else's than a contact's: NOT_A_CONTACTS_WORD", () => {
  given(...briefed)
    .when(refuse(), ada)
    .thenRefused('NOT_A_CONTACTS_WORD', { personId: 'mem_ada' });
  for (const id of ['con_other', ...unruly])
    given(...briefed)
      .when(refuse(), onBehalfOf(id))
      .thenRefused('NOT_A_CONTACTS_WORD', { personId: id });
});

test('a briefing that stands: NOT_FOUND, BRIEFING_STALE, OCCURRED_BEFORE', () => {
  given(...briefed)
    .when(refuse(2), eve)
    .thenRefused('NOT_FOUND', { what: 'briefing' });
  given(...briefed, offered('opt_new'))
    .when(refuse(), eve)
    .thenRefused('BRIEFING_STALE', { number: 1 });
  const issued = briefed.map((fact) => ({ ...fact, metadata: { occurredAt: '2026-03-01T12:00:00.000Z' } }));
  given(...issued)
    .when(refuse(), { ...eve, occurredAt: '2026-03-01T11:00:00.000Z' })
    .thenRefused('OCCURRED_BEFORE', {
      occurredAt: '2026-03-01T11:00:00.000Z',
      earliest: '2026-03-01T12:00:00.000Z',
      what: 'briefing',
    });
});

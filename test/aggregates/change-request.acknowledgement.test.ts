import {
  acknowledge,
  acknowledgedByEve,
  ada,
  advised,
  assessed,
  choose,
  type Command,
  dan,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  issueAs,
  kim,
  max,
  offered,
  predicted,
  received,
  recommended,
} from './change-request-life.js';
import { briefable, closed } from './change-request-later.js';
import { unruly } from './parties.js';

const open = (number = 1): Command => ({ type: 'OpenBriefing', data: { number } });
const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const digest = digestIn(briefed);
const contentIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.content] : [])).at(-1);

/** Each kind of fact that changes what a briefing showed, or what it rests on. */
const changes: readonly Fact[] = [
  formulated(2),
  assessed('DESIGN'),
  offered('opt_new'),
  predicted('opt_gallery', 'csq_new'),
  recommended('opt_1'),
];

describe('opening and acknowledging', () => {
  const opened: Fact = { type: 'BriefingOpened', data: { number: 1, digest, openedBy: 'con_eve' } };
  const acknowledged: Fact = {
    type: 'BriefingAcknowledged',
    data: { number: 1, digest, acknowledgedBy: 'con_eve' },
  };
  const both = [open(), acknowledge(briefed)];

  test('opening is disclosure, and no consent', () => {
    given(...briefed)
      .when(open(), eve)
      .then(opened);
    given(...briefed, opened)
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', { number: 1, digest });
  });

  test('acknowledging binds the digest of exactly what was shown', () => {
    given(...briefed)
      .when(acknowledge(briefed), eve)
      .then(acknowledged);
    given(...briefed, opened)
      .when(acknowledge(briefed), eve)
      .then(acknowledged);
  });

  test('doing it twice records nothing new; another decider does it for themselves', () => {
    given(...briefed, opened)
      .when(open(), eve)
      .thenNothingNew();
    given(...briefed, opened)
      .when(open(), max)
      .then({ type: 'BriefingOpened', data: { number: 1, digest, openedBy: 'con_max' } });
    given(...briefed, acknowledged)
      .when(acknowledge(briefed), eve)
      .thenNothingNew();
    given(...briefed, acknowledged)
      .when(acknowledge(briefed), max)
      .then({ type: 'BriefingAcknowledged', data: { number: 1, digest, acknowledgedBy: 'con_max' } });
  });

  test('another digest is another content: DIGEST_MISMATCH', () => {
    for (const wrong of ['', digest.toUpperCase(), 'f'.repeat(64)])
      given(...briefed, opened)
        .when({ type: 'AcknowledgeBriefing', data: { number: 1, digest: wrong } }, eve)
        .thenRefused('DIGEST_MISMATCH', { expected: digest });
  });

  test.each(both)('only whom it was sent to: $type: NOT_ADDRESSED', (command) => {
    const toEve = factsAfter(advised, [issue('con_eve')]);
    for (const somebody of [max, kim, ada, dan, ...unruly.map((id) => ({ actor: { ...eve.actor, id } }))])
      given(...toEve)
        .when(command, somebody)
        .thenRefused('NOT_ADDRESSED', { deciders: ['con_eve'] });
  });

  test('nobody consents in the name of somebody else: NOT_ADDRESSED', () => {
    const actor = { ...ada.actor, onBehalfOf: 'con_eve' };
    given(...briefed)
      .when(acknowledge(briefed), { actor })
      .thenRefused('NOT_ADDRESSED', { deciders: ['con_eve', 'con_max'] });
  });

  test.each(both)('a briefing that is not there: $type: NOT_FOUND', ({ type }) => {
    const absent = (number: number) => ({ type, data: { number, digest } }) as Command;
    given(...advised)
      .when(absent(1), eve)
      .thenRefused('NOT_FOUND', { what: 'briefing' });
    given(...briefed)
      .when(absent(2), eve)
      .thenRefused('NOT_FOUND', { what: 'briefing' });
  });

  test.each(both)('a newer briefing takes the place of an older one: $type: BRIEFING_STALE', (command) => {
    given(...factsAfter(briefed, [issueAs('brf_2', 'con_eve')]))
      .when(command, eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
  });

  test.each(changes)('after any change of what it shows: $type: BRIEFING_STALE', (change) => {
    for (const command of both)
      given(...briefed, change)
        .when(command, eve)
        .thenRefused('BRIEFING_STALE', { number: 1 });
  });

  test.each(both)('too early or too late: $type: NOT_FOUND, INVALID_TRANSITION', (command) => {
    const allowed = briefable;
    given().when(command, eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(received).when(command, eve).thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(...closed)
      .when(command, eve)
      .thenRefused('INVALID_TRANSITION', { from: 'CLOSED', allowed });
  });
});

describe('briefing anew', () => {
  test('the next briefing has the next number, so its digest is another one even for the same content', () => {
    const again = factsAfter(acknowledgedByEve(advised), [issueAs('brf_2', 'con_eve')]);
    expect(contentIn(again)).toEqual({ ...contentIn(briefed), number: 2 });
    expect(digestIn(again)).not.toBe(digest);
  });

  test('it makes old acknowledgements and disclosures worthless: BRIEFING_NOT_ACKNOWLEDGED', () => {
    const opened = factsAfter(acknowledgedByEve(advised), [open(), eve]);
    const again = factsAfter(opened, [issueAs('brf_2', 'con_eve')]);
    given(...again)
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', { number: 2, digest: digestIn(again) });
    given(...again)
      .when({ type: 'AcknowledgeBriefing', data: { number: 2, digest } }, eve)
      .thenRefused('DIGEST_MISMATCH', { expected: digestIn(again) });
    given(...again)
      .when(open(2), eve)
      .then({ type: 'BriefingOpened', data: { number: 2, digest: digestIn(again), openedBy: 'con_eve' } });
  });

  test('it goes to those it names and to nobody else', () => {
    given(...factsAfter(acknowledgedByEve(advised), [issueAs('brf_2', 'con_max')]))
      .when(open(2), eve)
      .thenRefused('NOT_ADDRESSED', { deciders: ['con_max'] });
  });
});

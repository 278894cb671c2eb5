import {
  acknowledgedByEve,
  advised,
  choose,
  type Command,
  eve,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  issueAs,
  laidOut,
  offer,
  offered,
  ready,
  received,
  validUntil,
} from './change-request-life.js';
import { delivered } from './change-request-later.js';
import { unruly } from './parties.js';

type Revision = Extract<Command, { type: 'ReviseOption' }>['data'];
type Option = Extract<Fact, { type: 'OptionOffered' }>['data'];

const terms = { ...offer, title: 'A gallery, cheaper' };
const revise = (optionId: string, changes: Partial<Revision> = {}): Command => ({
  type: 'ReviseOption',
  data: { optionId, ...terms, ...changes },
});
const revised = (optionId: string, changes: Partial<Option> = {}): Fact => ({
  type: 'OptionRevised',
  data: { optionId, ...terms, validUntil, ...changes },
});
const withdraw = (optionId: string): Command => ({
  type: 'WithdrawOption',
  data: { optionId, why: 'The network closed' },
});
const withdrawn = (optionId: string): Fact => ({
  type: 'OptionWithdrawn',
  data: { optionId, why: 'The network closed' },
});
const contentIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.content] : [])).at(-1);

/** An option whose offer holds as long as those of `validUntil`. */
const withOne: readonly Fact[] = [...laidOut, offered('opt_a')];

describe('revising', () => {
  test('brings the new terms whole, and the date stays unless another is given', () => {
    given(...withOne)
      .when(revise('opt_a'))
      .then(revised('opt_a'));
    given(...withOne)
      .when(revise('opt_a', { validUntil: '2026-05-01T00:00:00.000Z' }))
      .then(revised('opt_a', { validUntil: '2026-05-01T00:00:00.000Z' }));
  });

  test('what the new terms leave out is not offered any more; what is predicted stays', () => {
    const { fallback, ...without } = terms;
    const facts = factsAfter(
      laidOut,
      [{ type: 'ReviseOption', data: { optionId: 'opt_gallery', ...without } }],
      [issue('con_eve')],
    );
    const shown = contentIn(facts)?.options.find(({ id }) => id === 'opt_gallery');
    expect(fallback).toBeDefined();
    expect(shown).not.toHaveProperty('fallback');
    expect(shown).toMatchObject({ title: 'A gallery, cheaper', validUntil: '2026-04-01T00:00:00.000Z' });
    expect(shown?.consequences.map(({ id }) => id)).toEqual(['csq_leads', 'csq_slow']);
  });

  test('it says what would become of which element', () => {
    const changes = [{ kind: 'PAGE', name: 'Home', change: 'The banner goes' }] as const;
    given(...withOne)
      .when(revise('opt_a', { changes }))
      .then(revised('opt_a', { changes }));
  });

  test('to the terms that stand already: OPTION_UNCHANGED', () => {
    for (const changes of [{}, { validUntil }])
      given(...withOne)
        .when({ type: 'ReviseOption', data: { optionId: 'opt_a', ...offer, ...changes } })
        .thenRefused('OPTION_UNCHANGED', { optionId: 'opt_a' });
    given(...withOne, revised('opt_a'))
      .when(revise('opt_a'))
      .thenRefused('OPTION_UNCHANGED', { optionId: 'opt_a' });
    given(...withOne, revised('opt_a'))
      .when({ type: 'ReviseOption', data: { optionId: 'opt_a', ...offer } })
      .then({ type: 'OptionRevised', data: { optionId: 'opt_a', ...offer, validUntil } });
  });

  test('it makes a briefing stale: BRIEFING_STALE, and the one anew shows the new terms', () => {
    const facts = factsAfter(acknowledgedByEve(advised), [revise('opt_gallery')]);
    given(...facts)
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
    const again = factsAfter(facts, [issueAs('brf_2', 'con_eve')]);
    expect(contentIn(again)?.options).toContainEqual(
      expect.objectContaining({ id: 'opt_gallery', title: 'A gallery, cheaper' }),
    );
    // Advice stands until the studio takes it back or gives other advice.
    expect(contentIn(again)?.recommendation?.optionId).toBe('opt_gallery');
  });

  test('what has lapsed is offered anew with a date, and only so: OPTION_LAPSED, ALREADY_LAPSED', () => {
    const now = { now: validUntil };
    given(...withOne)
      .when(revise('opt_a'), now)
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_a', validUntil });
    given(...withOne)
      .when(revise('opt_a', { validUntil }), now)
      .thenRefused('ALREADY_LAPSED', { validUntil });
    given(...withOne)
      .when(revise('opt_a', { validUntil: '2026-05-01T00:00:00.000Z' }), now)
      .then(revised('opt_a', { validUntil: '2026-05-01T00:00:00.000Z' }));
  });

  test('terms are terms: UNKNOWN_DISCIPLINE, NAMED_TWICE, CURRENCY_MISMATCH, PRICE_RANGE_REVERSED', () => {
    const effort = (...disciplines: string[]) => ({
      effort: disciplines.map((discipline) => ({ discipline, hours: '1' })),
    });
    const price = (from: string, to: string, currency = 'EUR') => ({
      price: { from: { amount: from, currency }, to: { amount: to, currency } },
    });
    const refused = (changes: Partial<Revision>) =>
      given(...withOne).when(revise('opt_a', changes)).thenRefused;
    refused(effort('ALCHEMY'))('UNKNOWN_DISCIPLINE', { unknown: ['ALCHEMY'] });
    refused(effort('DESIGN', 'DESIGN'))('NAMED_TWICE', { names: ['DESIGN'] });
    refused(price('1', '2', 'USD'))('CURRENCY_MISMATCH', { currency: 'USD', expected: 'EUR' });
    refused(price('2', '1'))('PRICE_RANGE_REVERSED', { from: '2', to: '1' });
  });

  test('of what every discipline has assessed: DISCIPLINES_NOT_ASSESSED, NOT_FORMULATED', () => {
    given(...withOne, formulated(2))
      .when(revise('opt_a'))
      .thenRefused('DISCIPLINES_NOT_ASSESSED', { disciplines: ['DESIGN', 'WEB_DEVELOPMENT'] });
    given(received, offered('opt_imported')).when(revise('opt_imported')).thenRefused('NOT_FORMULATED', {});
  });
});

describe('withdrawing', () => {
  test('says why', () => {
    given(...advised)
      .when(withdraw('opt_embed'))
      .then(withdrawn('opt_embed'));
  });

  test('advice to choose it falls with it, other advice stands', () => {
    const adviceAfter = (optionId: string) =>
      contentIn(
        factsAfter([...advised, offered('opt_b')], [withdraw(optionId)], predictFor('opt_b'), [
          issue('con_eve'),
        ]),
      )?.recommendation;
    expect(adviceAfter('opt_gallery')).toBeUndefined();
    expect(adviceAfter('opt_embed')).toEqual({
      optionId: 'opt_gallery',
      why: 'It serves the goal',
      others: [],
    });
  });

  test('it makes a briefing stale, and the next one does not show it', () => {
    const facts = factsAfter(acknowledgedByEve(advised), [withdraw('opt_embed')]);
    given(...facts)
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
    const again = factsAfter(facts, [issueAs('brf_2', 'con_eve')]);
    expect(contentIn(again)?.options.map(({ id }) => id)).toEqual(['opt_1', 'opt_gallery']);
  });

  test('nothing more is said of it: OPTION_WITHDRAWN', () => {
    const facts = [...laidOut, withdrawn('opt_embed')];
    for (const command of [
      withdraw('opt_embed'),
      revise('opt_embed'),
      revise('opt_embed', { validUntil: '2027-01-01T00:00:00.000Z' }),
      predictFor('opt_embed')[0],
      { type: 'RecommendOption', data: { optionId: 'opt_embed', why: 'W', others: [] } },
    ] as const)
      given(...facts)
        .when(command)
        .thenRefused('OPTION_WITHDRAWN', { optionId: 'opt_embed' });
  });

  test('its id stays taken: ALREADY_EXISTS', () => {
    given(...laidOut, withdrawn('opt_embed'))
      .when({ type: 'OfferOption', data: { optionId: 'opt_embed', ...offer } })
      .thenRefused('ALREADY_EXISTS', { what: 'option' });
  });

  test('a lapsed one can be taken back too', () => {
    given(...laidOut)
      .when(withdraw('opt_embed'), { now: '2027-01-01T00:00:00.000Z' })
      .then(withdrawn('opt_embed'));
  });
});

const predictFor = (optionId: string): [Command] => [
  {
    type: 'PredictConsequence',
    data: {
      optionId,
      consequenceId: 'csq_b',
      statement: 'S',
      valence: 'GOOD',
      kind: 'SALES',
      severity: 'LOW',
    },
  },
];

describe('both', () => {
  test('leaving it as it is is always an option, and always the same: LEAVE_AS_IS_STAYS', () => {
    for (const command of [revise('opt_1'), withdraw('opt_1')])
      given(...laidOut)
        .when(command)
        .thenRefused('LEAVE_AS_IS_STAYS', { optionId: 'opt_1' });
  });

  test('only of options that are there: NOT_FOUND', () => {
    for (const optionId of ['opt_other', ...unruly])
      for (const command of [revise(optionId), withdraw(optionId)])
        given(...laidOut)
          .when(command)
          .thenRefused('NOT_FOUND', { what: 'option' });
  });

  test.each([revise('opt_gallery'), withdraw('opt_gallery')])(
    'too early or too late: $type: NOT_FOUND, INVALID_TRANSITION',
    (command) => {
      const allowed = ['OPTIONS_OFFERED', 'BRIEFED', 'DECIDED', 'IN_IMPLEMENTATION'] as const;
      given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
      given(...ready)
        .when(command)
        .thenRefused('INVALID_TRANSITION', { from: 'ASSESSED', allowed });
      given(...delivered)
        .when(command)
        .thenRefused('INVALID_TRANSITION', { from: 'DELIVERED', allowed });
    },
  );
});

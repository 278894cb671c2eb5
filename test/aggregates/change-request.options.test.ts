import {
  advised,
  assessed,
  type Command,
  context,
  decided,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  laidOut,
  leaveAsIs,
  offer,
  offered,
  predicted,
  ready,
  received,
  recommended,
  validUntil,
} from './change-request-life.js';
import { now, unruly } from './parties.js';

type Offer = Extract<Command, { type: 'OfferOption' }>['data'];

const offering = (optionId: string, changes: Partial<Offer> = {}): Command => ({
  type: 'OfferOption',
  data: { optionId, ...offer, ...changes },
});
const predict = (optionId: string, consequenceId = 'csq_new'): Command => ({
  type: 'PredictConsequence',
  data: { consequenceId, optionId, statement: 'It sells', valence: 'GOOD', kind: 'SALES', severity: 'LOW' },
});
const recommend = (optionId: string, ...others: readonly string[]): Command => ({
  type: 'RecommendOption',
  data: {
    optionId,
    why: 'It serves the goal',
    others: others.map((id) => ({ optionId: id, judgement: 'DIFFERENT' as const })),
  },
});
const price = (from: string, to: string, currencies: readonly string[] = []) => ({
  from: { amount: from, currency: currencies[0] ?? 'EUR' },
  to: { amount: to, currency: currencies[1] ?? 'EUR' },
});

/** When the workaround and every other option without a date of its own has lapsed. */
const lapsed = { now: validUntil };

describe('offering', () => {
  test('the first offer brings leaving it as it is with it, later ones do not', () => {
    given(...ready)
      .when(offering('opt_gallery'))
      .then(leaveAsIs, offered('opt_gallery'));
    given(...ready, leaveAsIs, offered('opt_gallery'))
      .when(offering('opt_embed'))
      .then(offered('opt_embed'));
  });

  test('leaving it as it is has one id per request, and costs nothing in any currency', () => {
    const zero = { amount: '0', currency: 'USD' };
    const data = { ...leaveAsIs.data, optionId: 'opt_7', price: { from: zero, to: zero } };
    const project = { id: 'prj_1', clientId: 'cli_1', currency: 'USD', memberIds: [] };
    given(...ready)
      .when(offering('opt_a', { price: price('1', '2', ['USD', 'USD']) }), { requestId: 'req_7', project })
      .then(
        { type: 'OptionOffered', data } as Fact,
        offered('opt_a', { price: price('1', '2', ['USD', 'USD']) }),
      );
  });

  test('nobody offers another option under the id of leaving it as it is: ALREADY_EXISTS', () => {
    given(...ready)
      .when(offering('opt_1'))
      .thenRefused('ALREADY_EXISTS', { what: 'option' });
  });

  test('an option is offered once: ALREADY_EXISTS', () => {
    for (const optionId of ['opt_gallery', 'opt_1', 'opt_embed'])
      given(...laidOut)
        .when(offering(optionId))
        .thenRefused('ALREADY_EXISTS', { what: 'option' });
  });

  test.each(unruly)('an option with the id %s is unknown until offered', (id) => {
    given(...laidOut)
      .when(offering(id))
      .then(offered(id));
    given(...laidOut)
      .when(predict(id))
      .thenRefused('NOT_FOUND', { what: 'option' });
    given(...laidOut, offered(id))
      .when(offering(id))
      .thenRefused('ALREADY_EXISTS', { what: 'option' });
  });

  test('without a date it lapses after the configured days, fourteen by default, counted from the clock', () => {
    const occurredAt = '2026-01-01T00:00:00.000Z';
    given(...laidOut)
      .when(offering('opt_a'), { occurredAt })
      .then(offered('opt_a', { validUntil: '2026-03-16T09:00:00.000Z' }));
    given(...laidOut)
      .when(offering('opt_a'), { optionValidDays: 3 })
      .then(offered('opt_a', { validUntil: '2026-03-05T09:00:00.000Z' }));
  });

  test('with a date it lapses then', () => {
    given(...laidOut)
      .when(offering('opt_a', { validUntil: '2026-03-02T09:00:00.001Z' }))
      .then(offered('opt_a', { validUntil: '2026-03-02T09:00:00.001Z' }));
  });

  test.each([
    now,
    '2026-03-02T08:59:59.999Z',
    '2026-03-02T09:00:00Z', // the same instant as `now`, and a greater text
    '2026-03-02T12:00:00.000+03:00',
    '2026-03-02',
    'next week',
  ])('an offer does not lapse before it is made: valid until %s: ALREADY_LAPSED', (until) => {
    given(...laidOut)
      .when(offering('opt_a', { validUntil: until }))
      .thenRefused('ALREADY_LAPSED', { validUntil: until });
  });

  test('an instant written in another zone is the instant it is', () => {
    given(...laidOut)
      .when(offering('opt_a', { validUntil: '2026-03-02T04:30:00-05:00' }))
      .then(offered('opt_a', { validUntil: '2026-03-02T04:30:00-05:00' }));
  });

  test('every discipline touched has assessed the formulation that stands: DISCIPLINES_NOT_ASSESSED', () => {
    const refused = (facts: readonly Fact[], ...disciplines: string[]) =>
      given(...facts)
        .when(offering('opt_a'))
        .thenRefused('DISCIPLINES_NOT_ASSESSED', { disciplines });
    refused([received, formulated()], 'DESIGN', 'WEB_DEVELOPMENT');
    refused([received, formulated(), assessed('WEB_DEVELOPMENT')], 'DESIGN');
    refused([...ready, formulated(2)], 'DESIGN', 'WEB_DEVELOPMENT');
    refused([...ready, formulated(2), assessed('DESIGN', 2)], 'WEB_DEVELOPMENT');
  });

  test('an imported request is formulated before anything is offered here: NOT_FORMULATED', () => {
    given(received, offered('opt_imported')).when(offering('opt_a')).thenRefused('NOT_FORMULATED', {});
  });

  test('effort is in disciplines of the catalogue, each named once: UNKNOWN_DISCIPLINE, NAMED_TWICE', () => {
    const effort = (...disciplines: string[]) => ({
      effort: disciplines.map((discipline) => ({ discipline, hours: '1' })),
    });
    given(...ready)
      .when(offering('opt_a', effort('DESIGN', 'ALCHEMY', 'constructor')))
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: ['ALCHEMY', 'constructor'] });
    given(...ready)
      .when(offering('opt_a', effort('DESIGN', 'MAILINGS', 'DESIGN')))
      .thenRefused('NAMED_TWICE', { names: ['DESIGN'] });
  });

  test.each([[['USD', 'EUR']], [['EUR', 'USD']], [['USD', 'USD']]])(
    'prices are in the currency of the project, not in %j: CURRENCY_MISMATCH',
    (currencies) => {
      given(...ready)
        .when(offering('opt_a', { price: price('1', '2', currencies) }))
        .thenRefused('CURRENCY_MISMATCH', { currency: 'USD', expected: 'EUR' });
    },
  );

  test.each([
    ['10', '9.99'],
    ['1200', '900'],
    ['0.10', '0.09'],
    ['100000000000000.000001', '100000000000000'], // a float would take these for the same
    ['9007199254740993', '9007199254740992'],
  ])('a price from %s to %s has its ends the wrong way round: PRICE_RANGE_REVERSED', (from, to) => {
    given(...ready)
      .when(offering('opt_a', { price: price(from, to) }))
      .thenRefused('PRICE_RANGE_REVERSED', { from, to });
  });

  test.each([
    ['9.50', '10'],
    ['900', '1200'],
    ['1.50', '1.5'],
    ['0', '0.00'],
    ['0010', '10.0'],
  ])('a price from %s to %s is a price', (from, to) => {
    given(...laidOut)
      .when(offering('opt_a', { price: price(from, to) }))
      .then(offered('opt_a', { price: price(from, to) }));
  });
});

describe('predicting', () => {
  test('what an option would entail, leaving it as it is included', () => {
    for (const optionId of ['opt_gallery', 'opt_1'])
      given(...laidOut)
        .when(predict(optionId))
        .then(predicted(optionId, 'csq_new', { statement: 'It sells', severity: 'LOW' }));
  });

  test('a consequence is predicted once, whatever the option: ALREADY_EXISTS', () => {
    for (const optionId of ['opt_gallery', 'opt_embed'])
      given(...laidOut)
        .when(predict(optionId, 'csq_leads'))
        .thenRefused('ALREADY_EXISTS', { what: 'consequence' });
  });

  test('only of an option that is there: NOT_FOUND', () => {
    given(...laidOut)
      .when(predict('opt_other'))
      .thenRefused('NOT_FOUND', { what: 'option' });
  });

  test('of what has lapsed nothing more is said: OPTION_LAPSED', () => {
    given(...laidOut)
      .when(predict('opt_embed'), lapsed)
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
    given(...laidOut)
      .when(predict('opt_1'), { now: '2099-01-01T00:00:00.000Z' })
      .then(predicted('opt_1', 'csq_new', { statement: 'It sells', severity: 'LOW' }));
  });
});

describe('recommending', () => {
  test('one option, and what is thought of the others', () => {
    given(...laidOut)
      .when(recommend('opt_gallery', 'opt_embed', 'opt_1'))
      .then(
        recommended('opt_gallery', [
          { optionId: 'opt_embed', judgement: 'DIFFERENT' },
          { optionId: 'opt_1', judgement: 'DIFFERENT' },
        ]),
      );
  });

  test('at most one stands: a later recommendation takes the place of an earlier one', () => {
    const facts = factsAfter(advised, [recommend('opt_1')], [issue('con_eve')]);
    const briefing = facts.at(-1);
    expect(briefing?.type === 'BriefingIssued' && briefing.data.content.recommendation).toEqual({
      optionId: 'opt_1',
      why: 'It serves the goal',
      others: [],
    });
  });

  test('only options that are there: NOT_FOUND', () => {
    for (const command of [recommend('opt_other'), recommend('opt_gallery', 'opt_1', 'opt_other')])
      given(...laidOut)
        .when(command)
        .thenRefused('NOT_FOUND', { what: 'option' });
  });

  test('an option is either recommended or judged, and judged once: NAMED_TWICE', () => {
    const refused = (command: Command, ...names: string[]) =>
      given(...laidOut)
        .when(command)
        .thenRefused('NAMED_TWICE', { names });
    refused(recommend('opt_gallery', 'opt_gallery'), 'opt_gallery');
    refused(recommend('opt_gallery', 'opt_1', 'opt_embed', 'opt_1'), 'opt_1');
  });

  test('what has lapsed cannot be advised: OPTION_LAPSED', () => {
    given(...laidOut)
      .when(recommend('opt_embed', 'opt_gallery'), lapsed)
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
  });
});

describe('too early, too late', () => {
  const commands = [offering('opt_a'), predict('opt_gallery'), recommend('opt_gallery')];
  const allowedFor = ({ type }: Command) =>
    type === 'OfferOption'
      ? (['FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED'] as const)
      : (['OPTIONS_OFFERED', 'BRIEFED'] as const);

  test.each(commands)('a request that is not there: $type: NOT_FOUND', (command) => {
    given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
  });

  test.each(commands)('$type: INVALID_TRANSITION', (command) => {
    const allowed = allowedFor(command);
    given(received).when(command).thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(...decided)
      .when(command)
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed });
  });

  test.each([predict('opt_gallery'), recommend('opt_gallery')])(
    'without options there is nothing to say of one: $type: INVALID_TRANSITION',
    (command) => {
      given(...ready)
        .when(command, context)
        .thenRefused('INVALID_TRANSITION', { from: 'ASSESSED', allowed: allowedFor(command) });
    },
  );
});

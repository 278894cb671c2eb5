import {
  assessed,
  type Command,
  type Fact,
  formulated,
  given,
  laidOut,
  leaveAsIs,
  offer,
  offered,
  ready,
  received,
} from './change-request-life.js';
import { delivered, untilDelivery } from './change-request-later.js';
import { now, unruly } from './parties.js';

type Offer = Extract<Command, { type: 'OfferOption' }>['data'];

const offering = (optionId: string, changes: Partial<Offer> = {}): Command => ({
  type: 'OfferOption',
  data: { optionId, ...offer, ...changes },
});
const price = (from: string, to: string, currencies: readonly string[] = []) => ({
  from: { amount: from, currency: currencies[0] ?? 'EUR' },
  to: { amount: to, currency: currencies[1] ?? 'EUR' },
});

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
    const project = {
      id: 'prj_1',
      clientId: 'cli_1',
      currency: 'USD',
      disciplines: ['DESIGN'],
      memberIds: [],
    };
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

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION', () => {
    const allowed = untilDelivery;
    given().when(offering('opt_a')).thenRefused('NOT_FOUND', { what: 'request' });
    given(received).when(offering('opt_a')).thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(...delivered)
      .when(offering('opt_a'))
      .thenRefused('INVALID_TRANSITION', { from: 'DELIVERED', allowed });
  });
});

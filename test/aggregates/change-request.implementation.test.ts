import { acknowledged } from './change-request-decided.js';
import {
  ada,
  choose,
  context,
  dan,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  kim,
  max,
  reason,
} from './change-request-life.js';
import {
  accept,
  accepted,
  criterion,
  deliver,
  delivered,
  reject,
  start,
  started,
  supersededElsewhere,
} from './change-request-later.js';
import { unruly } from './parties.js';

const home = {
  id: 'prj_1',
  clientId: 'cli_1',
  currency: 'EUR',
  disciplines: ['DESIGN'],
  memberIds: ['mem_ada'],
};
const quotingEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };

describe('starting', () => {
  test('what was chosen is started on', () => {
    given(...decided)
      .when(start, dan)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });

  test('leaving it as it is needs no work: NOTHING_TO_IMPLEMENT', () => {
    const left = factsAfter(acknowledged, [
      choose('opt_1', { acceptedConsequences: ['csq_stall'], reason }),
      eve,
    ]);
    given(...left)
      .when(start)
      .thenRefused('NOTHING_TO_IMPLEMENT', { decisionId: 'dec_1' });
  });

  test('nothing is begun while the project rests, what began before can be recorded: PROJECT_PAUSED', () => {
    const since = '2026-03-01T12:00:00.000Z';
    const resting = (occurredAt: string) => ({
      ...{ ...ada, occurredAt },
      project: { ...home, pausedSince: since },
    });
    for (const occurredAt of [context.now, since])
      given(...decided)
        .when(start, resting(occurredAt))
        .thenRefused('PROJECT_PAUSED', { since });
    given(...decided)
      .when(start, resting('2026-03-01T11:59:59.999Z'))
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION, OCCURRED_BEFORE', () => {
    given().when(start).thenRefused('NOT_FOUND', { what: 'request' });
    for (const [facts, from] of [
      [acknowledged, 'BRIEFED'],
      [started, 'IN_IMPLEMENTATION'],
      [[...decided, supersededElsewhere], 'SUPERSEDED'],
    ] as const)
      given(...facts)
        .when(start)
        .thenRefused('INVALID_TRANSITION', { from, allowed: ['DECIDED'] });
    const earliest = '2026-03-01T12:00:00.000Z';
    const occurredAt = '2026-03-01T11:00:00.000Z';
    given(...decided.map((fact) => ({ ...fact, metadata: { occurredAt: earliest } })))
      .when(start, { ...ada, occurredAt })
      .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'decision' });
  });
});

describe('delivering', () => {
  test('each criterion is judged, and each deviation declared', () => {
    const deviations = [{ statement: 'Two seconds', why: 'The pictures are large' }];
    given(...started)
      .when(deliver('dlv_1', { criteria: [{ criterion, met: false }], deviations }), dan)
      .then({
        type: 'ImplementationDelivered',
        data: {
          deliveryId: 'dlv_1',
          decisionId: 'dec_1',
          number: 1,
          delivered: 'The gallery, on the test server',
          criteria: [{ criterion, met: false }],
          deviations,
          deliveredBy: 'mem_dan',
        },
      });
  });

  test('what is not met deviates: DEVIATION_NOT_DECLARED', () => {
    given(...started)
      .when(deliver('dlv_1', { criteria: [{ criterion, met: false }] }))
      .thenRefused('DEVIATION_NOT_DECLARED', { criteria: [criterion] });
  });

  test('a criterion that was never agreed is none: UNKNOWN_CRITERION', () => {
    for (const other of ['it is blue', `${criterion} `, ...unruly])
      given(...started)
        .when(
          deliver('dlv_1', {
            criteria: [
              { criterion, met: true },
              { criterion: other, met: true },
            ],
          }),
        )
        .thenRefused('UNKNOWN_CRITERION', { criteria: [other] });
  });

  test('none is left out, and none judged twice: CRITERIA_NOT_JUDGED, NAMED_TWICE', () => {
    given(...started)
      .when(deliver('dlv_1', { criteria: [] }))
      .thenRefused('CRITERIA_NOT_JUDGED', { criteria: [criterion] });
    given(...started)
      .when(
        deliver('dlv_1', {
          criteria: [
            { criterion, met: true },
            { criterion, met: false },
          ],
        }),
      )
      .thenRefused('NAMED_TWICE', { names: [criterion] });
  });

  test('only after somebody started, and once: INVALID_TRANSITION, ALREADY_EXISTS', () => {
    for (const [facts, from] of [
      [decided, 'DECIDED'],
      [delivered, 'DELIVERED'],
    ] as const)
      given(...facts)
        .when(deliver())
        .thenRefused('INVALID_TRANSITION', { from, allowed: ['IN_IMPLEMENTATION'] });
    given(...factsAfter(delivered, [reject(), eve]))
      .when(deliver('dlv_1'))
      .thenRefused('ALREADY_EXISTS', { what: 'delivery' });
  });
});

describe('taking it', () => {
  test('a decider takes it, or a manager records that they do', () => {
    given(...delivered)
      .when(accept('dlv_1', 'Fine'), eve)
      .then({
        type: 'DeliveryAccepted',
        data: { deliveryId: 'dlv_1', acceptedBy: 'con_eve', words: 'Fine' },
      });
    given(...delivered)
      .when(accept(), quotingEve)
      .then({ type: 'DeliveryAccepted', data: { deliveryId: 'dlv_1', acceptedBy: 'con_eve' } });
  });

  test('any decider may, also one who did not choose', () => {
    given(...delivered)
      .when(reject(), max)
      .then({
        type: 'DeliveryRejected',
        data: { deliveryId: 'dlv_1', rejectedBy: 'con_max', missing: 'The captions' },
      });
  });

  test.each([accept(), reject()])('$type: nobody else: NOT_A_DECIDER', (command) => {
    for (const somebody of [kim, ada, { actor: { ...ada.actor, onBehalfOf: 'con_kim' } }])
      given(...delivered)
        .when(command, somebody)
        .thenRefused('NOT_A_DECIDER', {
          contacts: ['onBehalfOf' in somebody.actor ? 'con_kim' : somebody.actor.id],
        });
  });

  test('what is rejected is worked on and delivered again; the rounds are counted', () => {
    const again = factsAfter(delivered, [reject(), eve], [deliver('dlv_2'), dan]);
    expect(again.at(-1)?.data).toMatchObject({ deliveryId: 'dlv_2', number: 2 });
    given(...again)
      .when(accept('dlv_1'), eve)
      .thenRefused('DELIVERY_REPLACED', { deliveryId: 'dlv_1', latest: 'dlv_2' });
    given(...again)
      .when(accept('dlv_2'), eve)
      .then({ type: 'DeliveryAccepted', data: { deliveryId: 'dlv_2', acceptedBy: 'con_eve' } });
  });

  test('what was never delivered is not taken: NOT_FOUND, INVALID_TRANSITION', () => {
    given(...delivered)
      .when(accept('dlv_9'), eve)
      .thenRefused('NOT_FOUND', { what: 'delivery' });
    for (const [facts, from] of [
      [started, 'IN_IMPLEMENTATION'],
      [accepted, 'ACCEPTED'],
    ] as const)
      given(...facts)
        .when(reject(), eve)
        .thenRefused('INVALID_TRANSITION', { from, allowed: ['DELIVERED'] });
  });

  test('nobody takes it before it is delivered: OCCURRED_BEFORE', () => {
    const earliest = '2026-03-01T12:00:00.000Z';
    const occurredAt = '2026-03-01T11:00:00.000Z';
    const facts: readonly Fact[] = delivered.map((fact) => ({ ...fact, metadata: { occurredAt: earliest } }));
    given(...facts)
      .when(accept(), { ...eve, occurredAt })
      .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'delivery' });
  });
});

import { changeRequest } from '../../src/aggregates/change-request/index.js';
import { agreed, receivedAs } from './by-template-life.js';
import {
  acknowledgedByEve,
  ada,
  advised,
  choose,
  type Command,
  context,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  max,
  offer,
  received,
} from './change-request-life.js';
import { untilDelivery } from './change-request-later.js';

const mark: Command = { type: 'MarkUrgent', data: { why: 'The fair is tomorrow' } };
const marked = (markedBy: string): Fact => ({
  type: 'RequestMarkedUrgent',
  data: { why: 'The fair is tomorrow', markedBy },
});
const anew: Command = { type: 'OfferOption', data: { optionId: 'opt_new', ...offer } };
const atOnce = choose('opt_gallery', { mode: 'URGENT' });
const beforeDecision = [
  'RECEIVED',
  'CLARIFYING',
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
] as const;
const made = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data] : [])).at(-1);

test('a manager or a decider says so, once and for ever', () => {
  for (const somebody of [ada, eve, max])
    given(...advised)
      .when(mark, somebody)
      .then(marked(somebody.actor.id));
  given(...advised, marked('con_eve'))
    .when(mark)
    .thenNothingNew();
  given({ ...received, data: { ...received.data, kind: 'URGENT' } } as Fact)
    .when(mark)
    .thenNothingNew();
});

test('only what is not decided yet, and does not rest: INVALID_TRANSITION', () => {
  given(...decided)
    .when(mark)
    .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed: beforeDecision });
  given(received, {
    type: 'DecisionDeferred',
    data: { until: '2026-04-01T00:00:00.000Z', why: 'W', deferredBy: 'con_eve' },
  })
    .when(mark)
    .thenRefused('INVALID_TRANSITION', { from: 'DEFERRED', allowed: beforeDecision });
  given().when(mark).thenRefused('NOT_FOUND', { what: 'request' });
});

test('from then on it is offered and decided at once: INVALID_TRANSITION, NOT_URGENT', () => {
  given(received).when(anew).thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed: untilDelivery });
  const offeredAtOnce = factsAfter([received, marked('con_eve')], [anew]);
  expect(offeredAtOnce.at(-1)?.type).toBe('OptionOffered');
  given(...advised)
    .when(atOnce, eve)
    .thenRefused('NOT_URGENT', { kind: 'NORMAL' });
  expect(made(factsAfter([...advised, marked('con_eve')], [atOnce, eve]))).toMatchObject({
    mode: 'URGENT',
    skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'],
  });
});

test('an old consent carries nothing over: what is in writing needs its fresh briefing: BRIEFING_STALE', () => {
  const aware = [...acknowledgedByEve(advised), marked('con_eve')];
  // The mark is no content: what was shown still is what is chosen.
  expect(made(factsAfter(aware, [choose('opt_gallery'), eve]))).toMatchObject({ mode: 'WRITTEN' });
  const changed = factsAfter(aware, [anew]);
  given(...changed)
    .when(choose('opt_gallery'), eve)
    .thenRefused('BRIEFING_STALE', { number: 1 });
  const decision = made(factsAfter(changed, [atOnce, eve]));
  expect(decision).toMatchObject({ mode: 'URGENT', skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'] });
  expect(decision).not.toHaveProperty('briefing');
});

describe('received by a template', () => {
  const standard = receivedAs(context.idOf);
  const briefed = (facts: readonly Fact[]) =>
    changeRequest.decide(issue('con_eve'), facts.reduce(changeRequest.evolve, changeRequest.initialState), {
      ...context,
      agreed,
    });

  test('it is briefed once it is formulated and assessed, like any urgent one: NOT_FORMULATED', () => {
    expect(briefed(standard)).toMatchObject([{ type: 'BriefingIssued' }]);
    const urgent = [...standard, marked('con_eve')];
    expect(briefed(urgent)).toEqual({ refused: 'NOT_FORMULATED', detail: {} });
    expect(briefed(factsAfter(urgent, [anew]))).toEqual({ refused: 'NOT_FORMULATED', detail: {} });
  });

  test('what was briefed before is decided on as it was agreed', () => {
    const before = factsAfter(standard, [issue('con_eve')]);
    const option = standard.find((fact) => fact.type === 'OptionOffered' && fact.data.fromTemplate);
    const optionId = option?.type === 'OptionOffered' ? option.data.optionId : '';
    const decision = made(
      factsAfter([...before, marked('con_eve')], [choose(optionId, { mode: 'URGENT' }), eve]),
    );
    expect(decision).toMatchObject({ briefing: { number: 1 }, skipped: ['ACKNOWLEDGEMENT'] });
  });
});

import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { changeRequest } from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import { acknowledged } from './change-request-decided.js';
import {
  acknowledge,
  ada,
  choose,
  type Command,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  issueAs,
  kim,
  max,
  predicted,
} from './change-request-life.js';
import { start, started } from './change-request-later.js';

const quotingEve: Partial<ChangeRequestContext> = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
const why = 'We spoke of the weather.';
const digestOfLatest = (facts: readonly Fact[]) => {
  const made = facts.findLast((fact) => fact.type === 'DecisionMade');
  return made?.data.digest ?? '';
};
const deny = (facts: readonly Fact[]): Command => ({
  type: 'DenyDecision',
  data: { digest: digestOfLatest(facts), why },
});
const confirm = (facts: readonly Fact[]): Command => ({
  type: 'ConfirmDecision',
  data: { digest: digestOfLatest(facts) },
});
const stateAfter = (facts: readonly Fact[]) => facts.reduce(changeRequest.evolve, changeRequest.initialState);

const verbally = { mode: 'VERBAL', channel: 'PHONE' } as const;
const said = factsAfter(acknowledged, [choose('opt_gallery', verbally), quotingEve]);
const denied: Fact = {
  type: 'DecisionDenied',
  data: { decisionId: 'dec_1', digest: digestOfLatest(said), deniedBy: 'con_eve', why },
};

test('whoever was quoted says that they never said so, once; the request stands where it stood', () => {
  given(...said)
    .when(deny(said), eve)
    .then(denied);
  given(...said, denied)
    .when(deny(said), eve)
    .thenNothingNew();
  expect(statusOf(stateAfter([...said, denied]))).toBe('BRIEFED');
});

test('it was never decided, so it is decided on the same briefing, under another id', () => {
  const facts = factsAfter([...said, denied], [choose('opt_gallery', { decisionId: 'dec_2' }), eve]);
  expect(facts.at(-1)?.data).toMatchObject({ decisionId: 'dec_2', decidedBy: ['con_eve'] });
  given(...said, denied)
    .when(choose('opt_gallery'), eve)
    .thenRefused('ALREADY_EXISTS', { what: 'decision' });
});

test('the entry of the ledger that gives back what it took is named', () => {
  given(...said)
    .when(deny(said), { ...eve, commitment: 4 })
    .then({ ...denied, data: { ...denied.data, commitment: 4 } });
});

test('a word that was quoted is disowned by whoever is not asked to decide any more, too', () => {
  const demoted = {
    ...eve,
    client: { contacts: { con_eve: 'CONTRIBUTOR' }, former: [], revision: 8 },
  } as const;
  given(...said)
    .when(deny(said), demoted)
    .then(denied);
});

test('nobody else disowns it, and nothing else: NOT_THE_DECIDER, DIGEST_MISMATCH', () => {
  for (const somebody of [max, kim, ada, quotingEve])
    given(...said)
      .when(deny(said), somebody)
      .thenRefused('NOT_THE_DECIDER', { decidedBy: ['con_eve'] });
  given(...said)
    .when({ type: 'DenyDecision', data: { digest: 'other', why } }, eve)
    .thenRefused('DIGEST_MISMATCH', { expected: digestOfLatest(said) });
});

test('what one decided here oneself is not disowned: NOTHING_TO_CONFIRM', () => {
  given(...decided)
    .when(deny(decided), eve)
    .thenRefused('NOTHING_TO_CONFIRM', { mode: 'WRITTEN' });
});

test('what was confirmed or signed stands: ALREADY_CONFIRMED', () => {
  const signing: Command = {
    type: 'SignDecision',
    data: { digest: digestOfLatest(said), printedName: 'Eve', meaning: 'Yes' },
  };
  for (const command of [confirm(said), signing]) {
    const facts = factsAfter(said, [command, eve]);
    given(...facts)
      .when(deny(facts), eve)
      .thenRefused('ALREADY_CONFIRMED', { decisionId: 'dec_1' });
  }
});

test('nobody starts on it, confirms it, signs it or replaces it: INVALID_TRANSITION, DECISION_DENIED', () => {
  given(...said, denied)
    .when(start)
    .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: ['DECIDED'] });
  const { digest } = (confirm(said) as Extract<Command, { type: 'ConfirmDecision' }>).data;
  const commands: readonly Command[] = [
    confirm(said),
    { type: 'SignDecision', data: { digest, printedName: 'Eve', meaning: 'Yes' } },
    choose('opt_gallery', { decisionId: 'dec_2', supersedes: { decisionId: 'dec_1', why } }),
  ];
  for (const command of commands)
    given(...said, denied)
      .when(command, eve)
      .thenRefused('DECISION_DENIED', { decisionId: 'dec_1' });
  given(...said, denied)
    .when({ type: 'SupersedeDecision', data: { decisionId: 'dec_1', byRequestId: 'req_2', why } }, ada)
    .thenRefused('DECISION_DENIED', { decisionId: 'dec_1' });
});

test('it did not happen before the decision it answers to: OCCURRED_BEFORE', () => {
  const at = '2026-03-01T12:00:00.000Z';
  const told = said.map((fact) => ({ ...fact, metadata: { occurredAt: at } }));
  const occurredAt = '2026-03-01T11:00:00.000Z';
  given(...told)
    .when(deny(said), { ...eve, occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest: at, what: 'decision' });
});

describe('what it had replaced stands again', () => {
  const toldAnew = (facts: readonly Fact[]) => {
    const briefed = factsAfter(
      [...facts, predicted('opt_gallery', 'csq_late')],
      [issueAs('brf_2', 'con_eve')],
    );
    return factsAfter(briefed, [acknowledge(briefed, 2), eve]);
  };
  const instead = choose('opt_gallery', {
    ...verbally,
    decisionId: 'dec_2',
    supersedes: { decisionId: 'dec_1', why: 'On the phone' },
  });

  test.each([
    ['decided', decided, 'DECIDED'],
    ['started on', started, 'IN_IMPLEMENTATION'],
  ] as const)('as it was %s', (_, before, status) => {
    const replaced = factsAfter(toldAnew(before), [instead, quotingEve]);
    expect(statusOf(stateAfter(replaced))).toBe('DECIDED');
    const facts = factsAfter(replaced, [deny(replaced), eve]);
    const { decision, earlierDecisions } = stateAfter(facts);
    expect(statusOf(stateAfter(facts))).toBe(status);
    expect(decision).toMatchObject({ id: 'dec_1', superseded: false });
    expect(earlierDecisions).toEqual([]);
  });

  test('and can be replaced again, under another id', () => {
    const replaced = factsAfter(toldAnew(decided), [instead, quotingEve]);
    const facts = factsAfter(replaced, [deny(replaced), eve]);
    given(...facts)
      .when(instead, quotingEve)
      .thenRefused('ALREADY_EXISTS', { what: 'decision' });
    const again = factsAfter(facts, [
      { ...instead, data: { ...instead.data, decisionId: 'dec_3' } } as Command,
      quotingEve,
    ]);
    expect(stateAfter(again).decision?.id).toBe('dec_3');
  });
});

test('what was observed by then is put right all the same, against the same prediction', () => {
  const seen = { observationId: 'obs_1', consequenceId: 'csq_slow', statement: 'Three seconds' } as const;
  const observed = factsAfter(said, [
    { type: 'ObserveConsequence', data: { ...seen, outcome: 'WORSE' } },
    eve,
  ]);
  const facts = factsAfter(observed, [deny(observed), eve]);
  const corrected = factsAfter(facts, [
    { type: 'CorrectObservation', data: { ...seen, outcome: 'BETTER', why: 'I measured it again' } },
    eve,
  ]);
  expect(corrected.at(-1)?.type).toBe('ObservationCorrected');
});

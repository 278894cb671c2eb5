import { type ChangeRequestEvents, stanceOf } from '../../src/aggregates/change-request/index.js';
import { digestOf } from '../../src/application/digest.js';
import {
  acknowledgedByEve,
  ada,
  advised,
  assessed,
  choose,
  type Command,
  decided,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  kim,
  laidOut,
  leaveAsIs,
  max,
  offered,
  predicted,
  ready,
  reason,
  received,
  recommended,
  validUntil,
} from './change-request-life.js';
import { unruly } from './parties.js';

type Decision = ChangeRequestEvents['DecisionMade'];

const acknowledged = acknowledgedByEve(advised);
const digest = digestIn(acknowledged);

/** The fact of Eve's choice, its digest computed over all the rest of it. */
const made = (chosen: string, rest: Partial<Decision> = {}, over = { number: 1, digest }): Fact => {
  const decision = {
    decisionId: 'dec_1',
    acceptedConsequences: [],
    ...rest,
    chosen: [chosen],
    decidedBy: ['con_eve'],
    mode: 'WRITTEN',
    authority: { level: 'CLIENT_DECIDES', basis: 'NO_AGREEMENT', clientRevision: 7 },
    briefing: over,
  } as const;
  return {
    type: 'DecisionMade',
    data: { ...decision, digest: digestOf({ schema: 1, requestId: 'req_1', ...decision }) },
  };
};

describe('rule 1: chosen from the latest briefing, which still holds and was acknowledged', () => {
  test('following the advice needs no reason; authority, briefing and digest are copied in', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { reviewOn: '2026-09-01' }), eve)
      .then(made('opt_gallery', { reviewOn: '2026-09-01' }));
  });

  test('a decider chooses, nobody else: NOT_A_DECIDER', () => {
    const actor = { ...ada.actor, onBehalfOf: 'con_eve' };
    for (const somebody of [kim, ada, { actor }, ...unruly.map((id) => ({ actor: { ...eve.actor, id } }))])
      given(...acknowledged)
        .when(choose('opt_gallery'), somebody)
        .thenRefused('NOT_A_DECIDER', { contacts: [somebody.actor.id] });
  });

  test('what the briefing does not show cannot be chosen: OPTION_NOT_OFFERED', () => {
    const refused = (facts: readonly Fact[], optionId: string) =>
      given(...facts)
        .when(choose(optionId), eve)
        .thenRefused('OPTION_NOT_OFFERED', { optionId });
    refused(acknowledged, 'opt_other');
    for (const id of unruly) refused(acknowledged, id);
    refused(advised, 'opt_gallery');
    refused([...acknowledged, offered('opt_new')], 'opt_new');
    // Lapsed before the latest briefing was issued, so left out of it.
    refused(factsAfter(advised, [issue('con_eve'), { now: validUntil }]), 'opt_embed');
  });

  test.each<Fact>([
    formulated(2),
    assessed('DESIGN'),
    offered('opt_new'),
    predicted('opt_1', 'csq_new'),
    recommended('opt_gallery'),
  ])('after any change of what it shows: $type: BRIEFING_STALE', (change) => {
    given(...acknowledged, change)
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
  });

  test('a question asked or answered changes nothing that was shown', () => {
    const asked = { questionId: 'qst_1', question: 'Which?', owedBy: 'con_kim' };
    const answered = { questionId: 'qst_1', answer: 'All', answeredBy: 'con_kim' };
    given(
      ...acknowledged,
      { type: 'ClarificationAsked', data: asked },
      { type: 'ClarificationAnswered', data: answered },
    )
      .when(choose('opt_gallery'), eve)
      .then(made('opt_gallery'));
  });

  test('an offer that has lapsed by the clock, whenever it is said to have happened: OPTION_LAPSED', () => {
    const until = '2026-04-01T00:00:00.000Z';
    for (const now of [until, '2026-04-01T00:00:00Z', '2027-01-01T00:00:00.000Z'])
      given(...acknowledged)
        .when(choose('opt_gallery'), { ...eve, now, occurredAt: '2026-03-03T00:00:00.000Z' })
        .thenRefused('OPTION_LAPSED', { optionId: 'opt_gallery', validUntil: until });
    given(...acknowledged)
      .when(choose('opt_gallery'), { ...eve, now: '2026-03-31T23:59:59.999Z' })
      .then(made('opt_gallery'));
  });

  test('leaving it as it is never lapses', () => {
    const all = { reason, acceptedConsequences: ['csq_stall'] };
    given(...acknowledged)
      .when(choose('opt_1', all), { ...eve, now: '2099-01-01T00:00:00.000Z' })
      .then(made('opt_1', all));
  });

  test('the decider has acknowledged it, and not just anybody: BRIEFING_NOT_ACKNOWLEDGED', () => {
    given(...acknowledged)
      .when(choose('opt_gallery'), max)
      .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', { number: 1, digest });
  });

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION', () => {
    const allowed = ['FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED'] as const;
    given().when(choose('opt_gallery'), eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(received)
      .when(choose('opt_gallery'), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(...decided)
      .when(choose('opt_1', { decisionId: 'dec_2' }), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed });
    given(...acknowledged, { type: 'RequestDeclined', data: { why: 'Not our field' } })
      .when(choose('opt_gallery'), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'DECLINED', allowed });
  });
});

describe('rule 3: against advice, or for a workaround, each grave consequence is accepted with a reason', () => {
  const all = ['csq_foreign', 'csq_ads'];

  test.each([
    [[], ['csq_foreign', 'csq_ads']],
    [['csq_ads'], ['csq_foreign']],
    [['csq_look'], ['csq_foreign', 'csq_ads']],
  ])('accepting %j leaves %j: CONSEQUENCES_NOT_ACCEPTED', (acceptedConsequences, consequences) => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences, reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing: false });
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing: true });
  });

  test('accepting all of them is not enough without a reason: CONSEQUENCES_NOT_ACCEPTED', () => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences: all }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: [], reasonMissing: true });
  });

  test('all accepted, with a reason: the deviation is recorded with both', () => {
    given(...acknowledged)
      .when(choose('opt_embed', { acceptedConsequences: all, reason }), eve)
      .then(made('opt_embed', { acceptedConsequences: all, reason }));
  });

  test('leaving it as it is against advice is a deviation like any other', () => {
    given(...acknowledged)
      .when(choose('opt_1'), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: ['csq_stall'], reasonMissing: true });
  });

  test('a workaround is one even where it is advised: CONSEQUENCES_NOT_ACCEPTED', () => {
    const facts = acknowledgedByEve([...laidOut, recommended('opt_embed')]);
    given(...facts)
      .when(choose('opt_embed'), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: all, reasonMissing: true });
  });

  test('without advice there is nothing to deviate from, and a workaround stays one', () => {
    const facts = acknowledgedByEve(laidOut);
    given(...facts)
      .when(choose('opt_1'), eve)
      .then(made('opt_1', {}, { number: 1, digest: digestIn(facts) }));
    given(...facts)
      .when(choose('opt_embed', { reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: all, reasonMissing: false });
  });

  test('a bad prediction that does not say how bad is taken for grave: CONSEQUENCES_NOT_ACCEPTED', () => {
    const unrated = {
      type: 'ConsequencePredicted',
      data: { consequenceId: 'csq_unrated', optionId: 'opt_b', statement: 'Costs', valence: 'BAD' },
    } as const;
    const facts = acknowledgedByEve([
      ...ready,
      leaveAsIs,
      offered('opt_b'),
      unrated,
      predicted('opt_b', 'csq_medium', { valence: 'BAD', severity: 'MEDIUM' }),
      predicted('opt_b', 'csq_fine', { valence: 'GOOD', severity: 'HIGH' }),
      predicted('opt_b', 'csq_neutral', { valence: 'NEUTRAL', severity: 'HIGH' }),
      predicted('opt_1', 'csq_same'),
      recommended('opt_1'),
    ]);
    given(...facts)
      .when(choose('opt_b', { reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', { consequences: ['csq_unrated'], reasonMissing: false });
  });

  test('only what is predicted for the option can be accepted, even in following advice: UNKNOWN_CONSEQUENCE', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { acceptedConsequences: ['csq_slow', 'csq_ads', 'csq_x', ...unruly] }), eve)
      .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: ['csq_ads', 'csq_x', ...unruly] });
  });

  test('each is accepted once: NAMED_TWICE', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { acceptedConsequences: ['csq_slow', 'csq_slow'] }), eve)
      .thenRefused('NAMED_TWICE', { names: ['csq_slow'] });
  });

  test('who follows advice may accept consequences and give a reason all the same', () => {
    const rest = { acceptedConsequences: ['csq_slow'], reason };
    given(...acknowledged)
      .when(choose('opt_gallery', rest), eve)
      .then(made('opt_gallery', rest));
  });

  test('the stance is derived: FOLLOWED, DEVIATED, NO_ADVICE_GIVEN', () => {
    const advice = { recommendation: { optionId: 'opt_a', why: 'Best', others: [] } };
    expect(stanceOf(advice, ['opt_a'])).toBe('FOLLOWED');
    for (const chosen of [['opt_b'], [], ['opt_a', 'opt_b']])
      expect(stanceOf(advice, chosen)).toBe('DEVIATED');
    for (const content of [undefined, {}]) expect(stanceOf(content, ['opt_a'])).toBe('NO_ADVICE_GIVEN');
  });
});

describe('signing', () => {
  const bound = decided.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.digest] : [])).join();
  const sign = (over = bound): Command => ({
    type: 'SignDecision',
    data: { digest: over, printedName: 'Eve E.', meaning: 'I choose this and will pay for it' },
  });
  const signed: Fact = {
    type: 'DecisionSigned',
    data: {
      decisionId: 'dec_1',
      digest: bound,
      signedBy: 'con_eve',
      printedName: 'Eve E.',
      meaning: 'I choose this and will pay for it',
    },
  };

  test('whoever decided signs the digest of the decision, once', () => {
    given(...decided)
      .when(sign(), eve)
      .then(signed);
    given(...decided, signed)
      .when(sign(), eve)
      .thenNothingNew();
  });

  test('nobody else signs it: NOT_THE_DECIDER', () => {
    for (const somebody of [max, kim, ada, { actor: { ...ada.actor, onBehalfOf: 'con_eve' } }])
      given(...decided)
        .when(sign(), somebody)
        .thenRefused('NOT_THE_DECIDER', { decidedBy: ['con_eve'] });
  });

  test('what is signed is the decision, not the briefing: DIGEST_MISMATCH', () => {
    for (const facts of [decided, [...decided, signed]])
      given(...facts)
        .when(sign(digest), eve)
        .thenRefused('DIGEST_MISMATCH', { expected: bound });
  });

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION', () => {
    given().when(sign(), eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(...acknowledged)
      .when(sign(), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: ['DECIDED'] });
    given(...decided, { type: 'DecisionSuperseded', data: { decisionId: 'dec_1', why: 'Better idea' } })
      .when(sign(), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'SUPERSEDED', allowed: ['DECIDED'] });
  });
});

describe('observing', () => {
  type Observed = ChangeRequestEvents['ConsequenceObserved'];
  const observe = (data: Partial<Observed> & Pick<Observed, 'outcome'>): Command => ({
    type: 'ObserveConsequence',
    data: { observationId: 'obs_1', statement: 'Twelve leads more', ...data },
  });
  const observed = (data: Partial<Observed> & Pick<Observed, 'outcome'>): Fact => ({
    type: 'ConsequenceObserved',
    data: { observationId: 'obs_1', statement: 'Twelve leads more', ...data },
  });
  const whole = {
    outcome: 'BETTER',
    consequenceId: 'csq_leads',
    evidence: 'The March report',
    money: { amount: '300.00', currency: 'EUR' },
    hours: '1.5',
    days: 2,
  } as const;

  test.each([ada, eve, max, kim])('any party says what came, against its prediction: %j', (party) => {
    given(...decided)
      .when(observe(whole), party)
      .then(observed(whole));
  });

  test('of a superseded decision too', () => {
    given(...decided, { type: 'DecisionSuperseded', data: { decisionId: 'dec_1', why: 'Better idea' } })
      .when(observe(whole), eve)
      .then(observed(whole));
  });

  test.each(['AS_PREDICTED', 'BETTER', 'WORSE', 'UNCLEAR'] as const)(
    'is said against a prediction: %s: PREDICTION_MISSING',
    (outcome) => {
      given(...decided)
        .when(observe({ outcome }))
        .thenRefused('PREDICTION_MISSING', { outcome });
    },
  );

  test('the unforeseen has no prediction: FORESEEN', () => {
    given(...decided)
      .when(observe({ outcome: 'UNFORESEEN' }))
      .then(observed({ outcome: 'UNFORESEEN' }));
    given(...decided)
      .when(observe({ outcome: 'UNFORESEEN', consequenceId: 'csq_leads' }))
      .thenRefused('FORESEEN', { consequenceId: 'csq_leads' });
  });

  test('only what was predicted can come as predicted: UNKNOWN_CONSEQUENCE', () => {
    for (const consequenceId of ['csq_other', ...unruly])
      given(...decided)
        .when(observe({ outcome: 'WORSE', consequenceId }))
        .thenRefused('UNKNOWN_CONSEQUENCE', { consequences: [consequenceId] });
  });

  test('an observation is recorded once; a correction is a further fact: ALREADY_EXISTS', () => {
    const facts = [...decided, observed(whole)];
    given(...facts)
      .when(observe({ outcome: 'UNFORESEEN' }))
      .thenRefused('ALREADY_EXISTS', { what: 'observation' });
    given(...facts)
      .when(observe({ ...whole, observationId: 'obs_2', outcome: 'WORSE' }))
      .then(observed({ ...whole, observationId: 'obs_2', outcome: 'WORSE' }));
  });

  test('nothing comes of what is not decided: NOT_FOUND, INVALID_TRANSITION', () => {
    given().when(observe(whole)).thenRefused('NOT_FOUND', { what: 'request' });
    given(...acknowledged)
      .when(observe(whole))
      .thenRefused('INVALID_TRANSITION', { from: 'BRIEFED', allowed: ['DECIDED', 'SUPERSEDED'] });
  });
});

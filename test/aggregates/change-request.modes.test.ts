import type {
  ChangeRequestCommands,
  ChangeRequestContext,
} from '../../src/aggregates/change-request/index.js';
import { allowedIn } from '../../src/aggregates/change-request/standing.js';
import { acknowledged, digest, made } from './change-request-decided.js';
import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  dan,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  issueAs,
  kim,
  laidOut,
  max,
  predicted,
  reason,
  received,
  validUntil,
  formulation,
  offer,
  wes,
} from './change-request-life.js';
import { start } from './change-request-later.js';
import { unruly } from './parties.js';

type Rest = Partial<ChangeRequestCommands['MakeDecision']>;

const quoting = (id: string): Partial<ChangeRequestContext> => ({ actor: { ...ada.actor, onBehalfOf: id } });
const quotingEve = quoting('con_eve');

const urgently = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) =>
    fact.type === 'RequestReceived' ? { ...received, data: { ...fact.data, kind: 'URGENT' } } : fact,
  ) as readonly Fact[];

const grave = ['csq_foreign', 'csq_ads'];
const decisionIn = (facts: readonly Fact[]) => {
  const found = facts.findLast((fact) => fact.type === 'DecisionMade');
  if (!found) throw new Error('Nobody decided.');
  return found.data;
};
const confirm = (facts: readonly Fact[]): Command => ({
  type: 'ConfirmDecision',
  data: { digest: decisionIn(facts).digest },
});
const sign = (facts: readonly Fact[]): Command => ({
  type: 'SignDecision',
  data: { digest: decisionIn(facts).digest, printedName: 'Eve E.', meaning: 'Yes' },
});

describe('by word of mouth', () => {
  const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
  const say = (optionId = 'opt_gallery', rest: Rest = {}) =>
    choose(optionId, { mode: 'VERBAL', channel: 'PHONE', ...rest });
  const said = factsAfter(briefed, [say(), quotingEve]);

  test("a manager records a decider's word: whose it is, how it came, and that nobody acknowledged the briefing", () => {
    expect(decisionIn(said)).toMatchObject({
      decidedBy: ['con_eve'],
      mode: 'VERBAL',
      recordedAs: 'ACCOUNT_MANAGER',
      heardOver: 'PHONE',
      skipped: ['ACKNOWLEDGEMENT'],
      briefing: { number: 1, digest: digestIn(briefed) },
    });
  });

  test('where the decider had acknowledged it, nothing was skipped; it is to be confirmed all the same', () => {
    const facts = factsAfter(acknowledged, [say(), quotingEve]);
    expect(decisionIn(facts)).not.toHaveProperty('skipped');
    given(...facts)
      .when(start)
      .thenRefused('CONFIRMATION_MISSING', { decisionId: 'dec_1' });
  });

  test('who decides here themselves does it in writing: OWN_WORD_IS_WRITTEN', () => {
    for (const contact of [eve, max, kim])
      given(...acknowledged)
        .when(say(), contact)
        .thenRefused('OWN_WORD_IS_WRITTEN', {});
  });

  test("only a decider's word decides, and nobody of the client quotes another: NOT_A_DECIDER", () => {
    for (const id of ['con_kim', 'mem_dan', 'con_other', ...unruly])
      given(...briefed)
        .when(say(), quoting(id))
        .thenRefused('NOT_A_DECIDER', { contacts: [id] });
    given(...briefed)
      .when(say(), ada)
      .thenRefused('NOT_A_DECIDER', { contacts: ['mem_ada'] });
    given(...briefed)
      .when(say(), { actor: { ...max.actor, onBehalfOf: 'con_eve' } })
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_max'] });
  });

  test('it came somehow: CHANNEL_MISSING', () => {
    given(...briefed)
      .when(choose('opt_gallery', { mode: 'VERBAL' }), quotingEve)
      .thenRefused('CHANNEL_MISSING', {});
  });

  test('nobody signs for another: NOT_THE_DECIDER', () => {
    given(...briefed)
      .when(say('opt_gallery', { signature: { printedName: 'Eve', meaning: 'Yes' } }), quotingEve)
      .thenRefused('NOT_THE_DECIDER', { decidedBy: ['con_eve'] });
  });

  test('the briefing still has to hold: OPTION_NOT_OFFERED, BRIEFING_STALE, OPTION_LAPSED, OCCURRED_BEFORE', () => {
    given(...advised)
      .when(say(), quotingEve)
      .thenRefused('OPTION_NOT_OFFERED', { optionId: 'opt_gallery' });
    given(...briefed, predicted('opt_gallery', 'csq_new'))
      .when(say(), quotingEve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
    given(...briefed)
      .when(say('opt_embed'), { ...quotingEve, now: validUntil })
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
    const issuedAt = '2026-03-01T12:00:00.000Z';
    const issued = briefed.map((fact) => ({ ...fact, metadata: { occurredAt: issuedAt } }));
    const occurredAt = '2026-03-01T11:59:59.000Z';
    given(...issued)
      .when(say(), { ...quotingEve, occurredAt })
      .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest: issuedAt, what: 'briefing' });
  });

  test('what goes against advice is accepted one by one over the telephone too: CONSEQUENCES_NOT_ACCEPTED', () => {
    given(...briefed)
      .when(say('opt_embed'), quotingEve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: grave,
        reasonMissing: true,
        unsuitable: true,
      });
    const facts = factsAfter(briefed, [
      say('opt_embed', { acceptedConsequences: grave, reason }),
      quotingEve,
    ]);
    expect(decisionIn(facts)).toMatchObject({ acceptedConsequences: grave, mode: 'VERBAL' });
  });

  test('whoever was quoted confirms it, once', () => {
    const confirmed: Fact = {
      type: 'DecisionConfirmed',
      data: { decisionId: 'dec_1', digest: decisionIn(said).digest, confirmedBy: 'con_eve' },
    };
    given(...said)
      .when(confirm(said), eve)
      .then(confirmed);
    given(...said, confirmed)
      .when(confirm(said), eve)
      .thenNothingNew();
    given(...said, confirmed)
      .when(start)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });

  test('nobody else confirms it, and nothing else: NOT_THE_DECIDER, DIGEST_MISMATCH', () => {
    for (const somebody of [max, kim, ada, quotingEve])
      given(...said)
        .when(confirm(said), somebody)
        .thenRefused('NOT_THE_DECIDER', { decidedBy: ['con_eve'] });
    given(...said)
      .when({ type: 'ConfirmDecision', data: { digest } }, eve)
      .thenRefused('DIGEST_MISMATCH', { expected: decisionIn(said).digest });
  });

  test('what one decided here oneself needs no confirmation: NOTHING_TO_CONFIRM', () => {
    const facts = factsAfter(acknowledged, [choose('opt_gallery'), eve]);
    given(...facts)
      .when(confirm(facts), eve)
      .thenRefused('NOTHING_TO_CONFIRM', { mode: 'WRITTEN' });
  });

  test('signing what was quoted confirms it', () => {
    const facts = factsAfter(said, [sign(said), eve]);
    given(...facts)
      .when(start)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });

  test('nothing to confirm before or without a decision: NOT_FOUND, INVALID_TRANSITION', () => {
    given().when(confirm(said), eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(...briefed)
      .when(confirm(said), eve)
      .thenRefused('INVALID_TRANSITION', {
        from: 'BRIEFED',
        allowed: ['DECIDED', 'IN_IMPLEMENTATION', 'DELIVERED', 'ACCEPTED'],
      });
  });
});

describe('in a hurry', () => {
  const urgent = urgently(advised);
  const at = (optionId = 'opt_gallery', rest: Rest = {}) => choose(optionId, { mode: 'URGENT', ...rest });
  const quick = factsAfter(urgent, [at(), eve]);

  test('a decider decides before any briefing; the advice of that moment is copied in, and what was skipped', () => {
    expect(decisionIn(quick)).toMatchObject({
      mode: 'URGENT',
      decidedBy: ['con_eve'],
      recordedAs: 'DECIDER',
      skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'],
      advised: 'opt_gallery',
    });
    expect(decisionIn(quick)).not.toHaveProperty('briefing');
    expect(decisionIn(factsAfter(urgently(laidOut), [at(), eve]))).not.toHaveProperty('advised');
  });

  test("a manager records a decider's word, which is then to be confirmed", () => {
    const facts = factsAfter(urgent, [at('opt_gallery', { channel: 'CHAT' }), quotingEve]);
    expect(decisionIn(facts)).toMatchObject({ heardOver: 'CHAT', decidedBy: ['con_eve'] });
    given(...facts)
      .when(start)
      .thenRefused('CONFIRMATION_MISSING', { decisionId: 'dec_1' });
    given(...urgent)
      .when(at(), quotingEve)
      .thenRefused('CHANNEL_MISSING', {});
  });

  test('only a decider decides, or the studio as far as that was delegated: NOT_A_DECIDER, AUTHORITY_EXCEEDED', () => {
    given(...urgent)
      .when(at(), ada)
      .thenRefused('AUTHORITY_EXCEEDED', {
        level: 'CLIENT_DECIDES',
        because: 'NOTHING_AGREED',
        exceeded: [],
      });
    for (const somebody of [kim, dan])
      given(...urgent)
        .when(at(), somebody)
        .thenRefused('NOT_A_DECIDER', { contacts: [somebody.actor.id] });
  });

  test('only where the request is urgent: NOT_URGENT', () => {
    given(...advised)
      .when(at(), eve)
      .thenRefused('NOT_URGENT', { kind: 'NORMAL' });
  });

  test('only what is on offer: OPTION_NOT_OFFERED, OPTION_LAPSED', () => {
    for (const optionId of ['opt_other', ...unruly])
      given(...urgent)
        .when(at(optionId), eve)
        .thenRefused('OPTION_NOT_OFFERED', { optionId });
    given(...urgent)
      .when(at('opt_embed'), { ...eve, now: validUntil })
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_embed', validUntil });
  });

  test('a workaround, or another option than advised, is accepted with its consequences: CONSEQUENCES_NOT_ACCEPTED', () => {
    given(...urgent)
      .when(at('opt_embed'), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: grave,
        reasonMissing: true,
        unsuitable: true,
      });
    given(...urgent)
      .when(at('opt_1', { reason }), eve)
      .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
        consequences: ['csq_stall'],
        reasonMissing: false,
        unsuitable: false,
      });
  });

  test('what the decider had been told of all the same counts', () => {
    const facts = urgently(advised);
    const briefed = factsAfter(facts, [issue('con_eve')]);
    const told = decisionIn(factsAfter(briefed, [at(), eve]));
    expect(told).toMatchObject({ skipped: ['ACKNOWLEDGEMENT'], briefing: { number: 1 } });
    const aware = factsAfter(briefed, [acknowledge(briefed), eve], [at(), eve]);
    expect(decisionIn(aware)).not.toHaveProperty('skipped');
    const stale = factsAfter([...briefed, predicted('opt_gallery', 'csq_new')], [at(), eve]);
    expect(decisionIn(stale)).toMatchObject({ skipped: ['BRIEFING', 'ACKNOWLEDGEMENT'] });
  });

  test('the briefing comes afterwards, and shows what was chosen even where the offer has lapsed since', () => {
    const late = '2026-04-02T00:00:00.000Z';
    const [briefing] = factsAfter(quick, [issue('con_eve'), { ...ada, now: late }]).slice(quick.length);
    if (briefing?.type !== 'BriefingIssued') throw new Error('No briefing.');
    expect(briefing.data.content.options.map(({ id }) => id)).toEqual(['opt_1', 'opt_gallery']);
  });
});

describe('signed in the same act', () => {
  const signature = { printedName: 'Eve E.', meaning: 'I choose this and will pay for it' };

  test('the decision and the signature under its digest are recorded together', () => {
    const [decision, signed] = factsAfter(acknowledged, [choose('opt_gallery', { signature }), eve]).slice(
      acknowledged.length,
    );
    if (decision?.type !== 'DecisionMade') throw new Error('Nobody decided.');
    expect(decision.data).toMatchObject({ mode: 'SIGNED', decidedBy: ['con_eve'] });
    expect(signed).toEqual({
      type: 'DecisionSigned',
      data: { decisionId: 'dec_1', digest: decision.data.digest, signedBy: 'con_eve', ...signature },
    });
  });

  test('saying so is not enough: SIGNATURE_MISSING', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { mode: 'SIGNED' }), eve)
      .thenRefused('SIGNATURE_MISSING', { decisionId: 'dec_1' });
  });

  test('the rules of deciding in writing hold: BRIEFING_NOT_ACKNOWLEDGED, NOT_A_DECIDER', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { signature }), max)
      .thenRefused('BRIEFING_NOT_ACKNOWLEDGED', { number: 1, digest });
    given(...acknowledged)
      .when(choose('opt_gallery', { signature }), quotingEve)
      .thenRefused('NOT_A_DECIDER', { contacts: ['mem_ada'] });
  });
});

describe('above the configured price', () => {
  const above = { signatureAbove: { EUR: '1000', RUB: '1' } };

  test('the price that asks for a signature is copied into the decision; below it, or for another currency, it is not', () => {
    const limit = { amount: '1000', currency: 'EUR' };
    given(...acknowledged)
      .when(choose('opt_gallery'), { ...eve, ...above })
      .then(made('opt_gallery', { signatureAbove: limit }));
    for (const signatureAbove of [{ EUR: '1200.00' }, { EUR: '1200' }, { RUB: '1' }, {}])
      given(...acknowledged)
        .when(choose('opt_gallery'), { ...eve, signatureAbove })
        .then(made('opt_gallery'));
  });

  test('nobody starts on it unsigned, whatever is configured by then: SIGNATURE_MISSING', () => {
    const facts = factsAfter(acknowledged, [choose('opt_gallery'), { ...eve, ...above }]);
    given(...facts)
      .when(start, { ...ada, signatureAbove: {} })
      .thenRefused('SIGNATURE_MISSING', {
        decisionId: 'dec_1',
        above: { amount: '1000', currency: 'EUR' },
      });
    const signed = factsAfter(facts, [sign(facts), eve]);
    given(...signed)
      .when(start, { ...ada, ...above })
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });
});

test('the channel and the mode of what was decided are bound by its digest', () => {
  const briefed = factsAfter(advised, [issueAs('brf_1', 'con_eve')]);
  const digests = (['PHONE', 'CHAT'] as const).map(
    (channel) =>
      decisionIn(factsAfter(briefed, [choose('opt_gallery', { mode: 'VERBAL', channel }), quotingEve]))
        .digest,
  );
  expect(new Set(digests).size).toBe(2);
});

describe('what was decided before it could be briefed', () => {
  const raw: readonly Fact[] = [
    { ...received, data: { ...received.data, kind: 'URGENT' } } as Fact,
    { type: 'ClarificationAsked', data: { questionId: 'qst_1', question: 'Q', owedBy: 'con_eve' } },
  ];
  const decided = factsAfter(
    raw,
    [{ type: 'OfferOption', data: { optionId: 'opt_now', ...offer } }],
    [choose('opt_now', { mode: 'URGENT' }), eve],
  );
  const assess = (discipline: string): Command => ({
    type: 'AssessFeasibility',
    data: { discipline, verdict: 'FEASIBLE', explanation: 'E' },
  });
  const predict = (optionId: string): Command => ({
    type: 'PredictConsequence',
    data: { optionId, consequenceId: `csq_${optionId}`, statement: 'S', valence: 'GOOD' },
  });
  const briefed = () =>
    factsAfter(
      decided,
      [{ type: 'AnswerClarification', data: { questionId: 'qst_1', answer: 'A', answeredBy: 'con_eve' } }],
      [{ type: 'FormulateRequest', data: formulation }],
      [assess('DESIGN'), dan],
      [assess('WEB_DEVELOPMENT'), wes],
      [predict('opt_now')],
      [predict('opt_1')],
      [issue('con_eve')],
    );

  test('is answered, formulated, assessed and thought through afterwards, so that it can be', () => {
    expect(briefed().at(-1)).toMatchObject({
      type: 'BriefingIssued',
      data: { number: 1, deciders: ['con_eve'] },
    });
  });

  test('and then no more: INVALID_TRANSITION', () => {
    for (const command of [{ type: 'FormulateRequest', data: formulation } as const, assess('DESIGN')])
      given(...briefed())
        .when(command, dan)
        .thenRefused('INVALID_TRANSITION', {
          from: 'DECIDED',
          allowed: allowedIn[command.type as 'FormulateRequest'],
        });
  });

  test('only where a decision owes its briefing: INVALID_TRANSITION', () => {
    given(...acknowledged, made('opt_gallery'))
      .when({ type: 'FormulateRequest', data: formulation })
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed: allowedIn.FormulateRequest });
  });
});

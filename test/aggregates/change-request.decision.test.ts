import { acknowledged, digest, made } from './change-request-decided.js';
import {
  ada,
  advised,
  assessed,
  choose,
  decided,
  eve,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  kim,
  max,
  offered,
  predicted,
  reason,
  received,
  recommended,
  validUntil,
} from './change-request-life.js';
import { untilDelivery } from './change-request-later.js';
import { unruly } from './parties.js';

describe('rule 1: chosen from the latest briefing, which still holds and was acknowledged', () => {
  test('following the advice needs no reason; authority, briefing and digest are copied in', () => {
    given(...acknowledged)
      .when(choose('opt_gallery', { reviewOn: '2026-09-01' }), eve)
      .then(made('opt_gallery', { reviewOn: '2026-09-01' }));
  });

  test('a decider chooses, nobody else: NOT_A_DECIDER', () => {
    const actor = { ...ada.actor, onBehalfOf: 'con_eve' };
    for (const somebody of [kim, { actor }, ...unruly.map((id) => ({ actor: { ...eve.actor, id } }))])
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

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION, ALREADY_DECIDED', () => {
    const allowed = untilDelivery;
    given().when(choose('opt_gallery'), eve).thenRefused('NOT_FOUND', { what: 'request' });
    given(received)
      .when(choose('opt_gallery'), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(...decided)
      .when(choose('opt_1', { decisionId: 'dec_2' }), eve)
      .thenRefused('ALREADY_DECIDED', { decisionId: 'dec_1' });
    given(...acknowledged, { type: 'RequestDeclined', data: { why: 'Not our field' } })
      .when(choose('opt_gallery'), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'DECLINED', allowed });
  });
});

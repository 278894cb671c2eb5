import { statusOf } from '../../src/aggregates/change-request/state.js';
import { changeRequest } from '../../src/aggregates/change-request/index.js';
import {
  acknowledgedByEve,
  ada,
  advised,
  choose,
  type Command,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  kim,
  max,
  received,
} from './change-request-life.js';
import { now } from './parties.js';

const until = '2026-04-01T00:00:00.000Z';
const system = { actor: { id: 'system', role: 'SYSTEM' } } as const;
const forEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
const defer = (to = until): Command => ({
  type: 'DeferDecision',
  data: { until: to, why: 'After the sale' },
});
const deferred: Fact = {
  type: 'DecisionDeferred',
  data: { until, why: 'After the sale', deferredBy: 'con_eve' },
};
const wake = (why?: string): Command => ({
  type: 'WakeRequest',
  data: { ...(why !== undefined && { why }) },
});
const woken = (why?: string, wokenBy?: string): Fact => ({
  type: 'RequestWoken',
  data: { ...(why !== undefined && { why }), ...(wokenBy !== undefined && { wokenBy }) },
});
const standing = (facts: readonly Fact[]) =>
  statusOf(facts.reduce(changeRequest.evolve, changeRequest.initialState));

describe('deferring', () => {
  test('a decider puts it to rest until a date, or a manager records that they do', () => {
    for (const somebody of [eve, forEve]) given(received).when(defer(), somebody).then(deferred);
    expect(standing([received, deferred])).toBe('DEFERRED');
  });

  test('only deciders do: NOT_A_DECIDER, NOT_A_CONTACTS_WORD', () => {
    given(received)
      .when(defer(), kim)
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_kim'] });
    given(received).when(defer()).thenRefused('NOT_A_CONTACTS_WORD', { personId: 'mem_ada' });
  });

  test('not into the past: DEFERRED_INTO_PAST', () => {
    for (const past of [now, '2026-03-02', 'someday'])
      given(received).when(defer(past), eve).thenRefused('DEFERRED_INTO_PAST', { until: past });
  });

  test('meanwhile nothing is decided, nor deferred again: INVALID_TRANSITION', () => {
    const facts = [...acknowledgedByEve(advised), deferred];
    given(...facts)
      .when(defer(), eve)
      .thenRefused('INVALID_TRANSITION', { from: 'DEFERRED', allowed: beforeDecision });
    given(...facts)
      .when(choose('opt_gallery'), eve)
      .thenRefused('INVALID_TRANSITION', {
        from: 'DEFERRED',
        allowed: [...beforeDecision.slice(2), 'DECIDED', 'IN_IMPLEMENTATION'],
      });
  });
});

const beforeDecision = [
  'RECEIVED',
  'CLARIFYING',
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
] as const;

describe('waking', () => {
  test('at its date it wakes by itself, and not before: TOO_SOON', () => {
    given(received, deferred).when(wake(), system).thenRefused('TOO_SOON', { until });
    given(received, deferred)
      .when(wake(), { ...system, now: until })
      .then(woken());
  });

  test('a manager wakes it earlier with a reason, and at its date without; so does each decider', () => {
    for (const somebody of [ada, eve, max]) {
      const { id } = somebody.actor;
      given(received, deferred).when(wake(), somebody).thenRefused('TOO_SOON', { until });
      given(received, deferred).when(wake('They called'), somebody).then(woken('They called', id));
      given(received, deferred)
        .when(wake(), { ...somebody, now: until })
        .then(woken(undefined, id));
    }
  });

  test('it stands where its facts say, and what lapsed meanwhile has lapsed: OPTION_LAPSED', () => {
    const facts = [...acknowledgedByEve(advised), deferred, woken()];
    expect(standing(facts)).toBe('BRIEFED');
    given(...facts)
      .when(choose('opt_gallery'), { ...eve, now: until })
      .thenRefused('OPTION_LAPSED', { optionId: 'opt_gallery', validUntil: until });
  });

  test('only what rests: INVALID_TRANSITION', () => {
    for (const facts of [[received], [received, deferred, woken()]])
      given(...facts)
        .when(wake('Now'))
        .thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed: ['DEFERRED'] });
  });
});

describe('ending without a decision', () => {
  const decline: Command = { type: 'DeclineRequest', data: { why: 'We do not sell that' } };
  const withdraw: Command = { type: 'WithdrawRequest', data: { why: 'Not needed any more' } };

  test('the studio declines, whoever wished or decides takes it back', () => {
    given(received)
      .when(decline)
      .then({ type: 'RequestDeclined', data: { why: 'We do not sell that' } });
    for (const [somebody, withdrawnBy] of [
      [eve, 'con_eve'],
      [max, 'con_max'],
      [forEve, 'con_eve'],
    ] as const)
      given(received, deferred)
        .when(withdraw, somebody)
        .then({ type: 'RequestWithdrawn', data: { why: 'Not needed any more', withdrawnBy } });
    const theirs = { ...received, data: { ...received.data, from: 'con_kim' } } as Fact;
    given(theirs)
      .when(withdraw, kim)
      .then({ type: 'RequestWithdrawn', data: { why: 'Not needed any more', withdrawnBy: 'con_kim' } });
  });

  test("nobody takes back another's wish: NOT_A_DECIDER, NOT_A_CONTACTS_WORD", () => {
    given(received)
      .when(withdraw, kim)
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_kim'] });
    given(received).when(withdraw).thenRefused('NOT_A_CONTACTS_WORD', { personId: 'mem_ada' });
  });

  test('it stands so, and nothing follows: INVALID_TRANSITION', () => {
    const ended = factsAfter([received], [withdraw, eve]);
    expect([standing(ended), standing(factsAfter([received], [decline]))]).toEqual(['WITHDRAWN', 'DECLINED']);
    const allowed = [...beforeDecision, 'DEFERRED'] as const;
    given(...ended)
      .when(decline)
      .thenRefused('INVALID_TRANSITION', { from: 'WITHDRAWN', allowed });
    given(...decided)
      .when(withdraw, eve)
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed });
  });
});

describe('silence', () => {
  const issuedAt = '2026-03-02T09:00:00.000Z';
  const due = '2026-03-09T09:00:00.000Z';
  const record = (number = 1): Command => ({ type: 'RecordSilence', data: { number } });
  const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]).map((fact) => ({
    ...fact,
    metadata: { occurredAt: issuedAt },
  }));
  const silence = (...silent: string[]): Fact => ({
    type: 'SilenceRecorded',
    data: { number: 1, silent, since: issuedAt, days: 7 },
  });

  test('is recorded after the agreed days, and no instant before: TOO_SOON', () => {
    given(...briefed)
      .when(record(), { ...system, now: '2026-03-09T08:59:59.999Z' })
      .thenRefused('TOO_SOON', { until: due });
    given(...briefed)
      .when(record(), { ...system, now: due })
      .then(silence('con_eve', 'con_max'));
    given(...briefed)
      .when(record(), { now: due, silenceDays: 8 })
      .thenRefused('TOO_SOON', { until: '2026-03-10T09:00:00.000Z' });
  });

  test('of those who said nothing: NOBODY_SILENT', () => {
    const digest = 'd';
    const refusal: Fact = {
      type: 'AcknowledgementRefused',
      data: { number: 1, digest, refusedBy: 'con_eve', reason: 'No' },
    };
    const receipt: Fact = {
      type: 'BriefingAcknowledged',
      data: { number: 1, digest, acknowledgedBy: 'con_max' },
    };
    given(...briefed, refusal)
      .when(record(), { now: due })
      .then(silence('con_max'));
    given(...briefed, refusal, receipt)
      .when(record(), { now: due })
      .thenRefused('NOBODY_SILENT', { number: 1 });
  });

  test('once; it decides nothing, and whoever was silent may still speak', () => {
    const facts = [...briefed, silence('con_eve', 'con_max')];
    given(...facts)
      .when(record(), { now: due })
      .thenNothingNew();
    expect(standing(facts)).toBe('BRIEFED');
    given(...facts)
      .when({ type: 'OpenBriefing', data: { number: 1 } }, { ...eve, now: due, occurredAt: due })
      .then({
        type: 'BriefingOpened',
        data: { number: 1, digest: expect.any(String) as string, openedBy: 'con_eve' },
      });
  });

  test('to a briefing that stands: NOT_FOUND, BRIEFING_STALE', () => {
    given(...advised)
      .when(record())
      .thenRefused('NOT_FOUND', { what: 'briefing' });
    given(...briefed)
      .when(record(2))
      .thenRefused('NOT_FOUND', { what: 'briefing' });
    given(...briefed, { type: 'UnknownDeclared', data: { unknownId: 'unk', statement: 'S', why: 'W' } })
      .when(record(), { now: due })
      .thenRefused('BRIEFING_STALE', { number: 1 });
  });
});

import { alarmsIn } from '../../../src/application/alarm-clock/alarms.js';
import { changeRequestProjection } from '../../../src/projections/change-request/change-request.projection.js';
import {
  ada,
  advised,
  choose,
  eve,
  type Fact,
  factsAfter,
  issue,
  received,
} from '../../aggregates/change-request-life.js';
import { folded } from '../../support/projection-specification.js';
import { log, recorded } from '../../support/recorded-facts.js';

const rowOf = (facts: readonly Fact[]) => {
  const story = log();
  facts.forEach((fact) => story.say('changeRequest/req_1', fact));
  const row = folded(changeRequestProjection, story.facts).get('req_1');
  if (!row) throw new Error('There is no request.');
  return row;
};
const columnsOf = (facts: readonly Fact[]) => {
  const row = rowOf(facts);
  const { wakes_at: wakesAt, silent_since: silentSince } = changeRequestProjection.columns;
  return { wakesAt: wakesAt?.of(row), silentSince: silentSince?.of(row) };
};

const until = '2026-06-01T00:00:00.000Z';
const deferred: Fact = { type: 'DecisionDeferred', data: { until, why: 'W', deferredBy: 'con_eve' } };
const woken: Fact = { type: 'RequestWoken', data: { why: 'They called' } };
const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const said = factsAfter(briefed, [
  choose('opt_gallery', { mode: 'VERBAL', channel: 'PHONE' }),
  { actor: { ...ada.actor, onBehalfOf: 'con_eve' } },
]);
const always = '2036-01-01T00:00:00.000Z';
const never = '2016-01-01T00:00:00.000Z';

test('nothing is a matter of time where nobody rests and nobody is asked', () => {
  for (const facts of [[received], advised]) {
    expect(columnsOf(facts)).toEqual({});
    expect(alarmsIn.silent_since(rowOf(facts), always)).toEqual([]);
    expect(alarmsIn.wakes_at(rowOf(facts), always)).toEqual([]);
  }
});

test('a rest is due at its date, each rest by itself, and none once it is over', () => {
  const waking = (of: string) => ({
    ...{ kind: 'WAKE', requestId: 'req_1', of },
    command: { type: 'WakeRequest', data: {} },
  });
  expect(columnsOf([received, deferred])).toEqual({ wakesAt: until });
  expect(alarmsIn.wakes_at(rowOf([received, deferred]), always)).toEqual([waking('1')]);
  expect(columnsOf([received, deferred, woken])).toEqual({});
  expect(alarmsIn.wakes_at(rowOf([received, deferred, woken]), always)).toEqual([]);
  expect(alarmsIn.wakes_at(rowOf([received, deferred, woken, deferred]), always)).toEqual([waking('2')]);
  const ended: Fact = { type: 'RequestDeclined', data: { why: 'W' } };
  expect(columnsOf([received, deferred, ended])).toEqual({});
});

test('silence on a briefing counts from when it was stored, and from the end of a rest', () => {
  const since = recorded(briefed.length);
  const alarm = {
    ...{ kind: 'SILENCE', requestId: 'req_1', of: '1' },
    command: { type: 'RecordSilence', data: { number: 1 } },
  };
  expect(columnsOf(briefed)).toEqual({ silentSince: since });
  expect(alarmsIn.silent_since(rowOf(briefed), since)).toEqual([alarm]);
  expect(alarmsIn.silent_since(rowOf(briefed), never)).toEqual([]);
  expect(columnsOf([...briefed, deferred])).toEqual({ wakesAt: until });
  expect(columnsOf([...briefed, deferred, woken])).toEqual({ silentSince: recorded(briefed.length + 2) });
});

test('silence that is recorded, a briefing that is stale, and one that everybody answered are no alarm', () => {
  const silence: Fact = {
    type: 'SilenceRecorded',
    data: { number: 1, silent: ['con_eve', 'con_max'], since: always, days: 7 },
  };
  const unknown: Fact = { type: 'UnknownDeclared', data: { unknownId: 'unk', statement: 'S', why: 'W' } };
  const answered = ['con_eve', 'con_max'].map((acknowledgedBy): Fact => ({
    type: 'BriefingAcknowledged',
    data: { number: 1, digest: 'd', acknowledgedBy },
  }));
  for (const more of [[silence], [unknown], answered]) expect(columnsOf([...briefed, ...more])).toEqual({});
});

test('after a decision each debt is due by itself, and which of them are due is part of what the alarm is', () => {
  const alarm = (of: string) => ({
    ...{ kind: 'DECISION_SILENCE', requestId: 'req_1', of },
    command: { type: 'RecordDecisionSilence', data: { decisionId: 'dec_1' } },
  });
  const decidedAt = recorded(said.length);
  expect(columnsOf(said)).toEqual({ silentSince: decidedAt });
  expect(alarmsIn.silent_since(rowOf(said), decidedAt)).toEqual([
    alarm('dec_1 ACKNOWLEDGEMENT CONFIRMATION'),
  ]);
  const confirmed = factsAfter(said, [
    { type: 'ConfirmDecision', data: { digest: rowOf(said).decision?.digest ?? '' } },
    eve,
  ]);
  expect(alarmsIn.silent_since(rowOf(confirmed), decidedAt)).toEqual([alarm('dec_1 ACKNOWLEDGEMENT')]);
});

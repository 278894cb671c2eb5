import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
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
} from './change-request-life.js';
import { start } from './change-request-later.js';

const system = { actor: { id: 'system', role: 'SYSTEM' } } as const;
const at = (now: string): Partial<ChangeRequestContext> => ({ ...system, now, occurredAt: now });
const quotingEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };

/** The facts as they are read back: when they are said to have happened, and when they were stored. */
const stored = (facts: readonly Fact[], occurredAt: string, recordedAt = occurredAt) =>
  facts.map((fact) => ({ ...fact, recordedAt, metadata: { occurredAt } })) as readonly Fact[];

const first = '2026-03-02T09:00:00.000Z';
const tenth = '2026-03-10T09:00:00.000Z';
const weekAfterTenth = '2026-03-17T09:00:00.000Z';

const onBriefing: Command = { type: 'RecordSilence', data: { number: 1 } };
const onDecision: Command = { type: 'RecordDecisionSilence', data: { decisionId: 'dec_1' } };
const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);

const silence = (since: string, ...silent: readonly string[]): Fact => ({
  type: 'SilenceRecorded',
  data: { number: 1, silent, since, days: 7 },
});
const missed = (owed: 'ACKNOWLEDGEMENT' | 'CONFIRMATION' | 'SIGNATURE', since: string): Fact => ({
  type: 'DecisionSilenceRecorded',
  data: { decisionId: 'dec_1', owed, silent: ['con_eve'], since, days: 7 },
});

describe('on a briefing', () => {
  test('the days run from when it was here, whatever is stated: nobody is made silent backwards', () => {
    const entered = stored(briefed, first, tenth);
    given(...entered)
      .when(onBriefing, at(tenth))
      .thenRefused('TOO_SOON', { until: weekAfterTenth });
    given(...entered)
      .when(onBriefing, at(weekAfterTenth))
      .then(silence(tenth, 'con_eve', 'con_max'));
  });

  test('they run anew after a rest', () => {
    const rested = [
      ...stored(briefed, first),
      ...stored(
        [{ type: 'DecisionDeferred', data: { until: tenth, why: 'Holidays', deferredBy: 'con_eve' } }],
        first,
      ),
      ...stored([{ type: 'RequestWoken', data: {} }], tenth),
    ];
    given(...rested)
      .when(onBriefing, at(tenth))
      .thenRefused('TOO_SOON', { until: weekAfterTenth });
    given(...rested)
      .when(onBriefing, at(weekAfterTenth))
      .then(silence(tenth, 'con_eve', 'con_max'));
  });

  test('whoever objected has said a word, and whoever left is not waited for', () => {
    const objected = stored(
      factsAfter(briefed, [
        {
          type: 'RaiseObjection',
          data: { objectionId: 'obj_1', kind: 'BUDGET', statement: 'Too much', causes: [] },
        },
        eve,
      ]),
      first,
    );
    given(...objected)
      .when(onBriefing, at(tenth))
      .then(silence(first, 'con_max'));
    const { client } = givenClient('con_eve');
    given(...objected)
      .when(onBriefing, { ...at(tenth), client })
      .thenRefused('NOBODY_SILENT', { number: 1 });
  });
});

/** The client as it is when only this contact is left of its deciders. */
const givenClient = (left: string) => ({
  client: { contacts: { [left]: 'DECIDER' as const }, former: ['con_max'], revision: 8 },
});

const wordOfMouth = choose('opt_gallery', { mode: 'VERBAL', channel: 'PHONE' });
const said = factsAfter(briefed, [wordOfMouth, quotingEve]);
const received = (facts: readonly Fact[]) => factsAfter(facts, [acknowledge(facts), eve]);

describe('on what a decision was made without', () => {
  test('each debt is recorded by itself, after the agreed days and no day before: TOO_SOON', () => {
    const facts = [...stored(briefed, first), ...stored(said.slice(briefed.length), tenth)];
    given(...facts)
      .when(onDecision, at('2026-03-17T08:59:59.999Z'))
      .thenRefused('TOO_SOON', { until: weekAfterTenth });
    given(...facts)
      .when(onDecision, at(weekAfterTenth))
      .then(missed('ACKNOWLEDGEMENT', tenth), missed('CONFIRMATION', tenth));
  });

  test('what was given is not missed, and what is recorded is not recorded again', () => {
    const facts = stored(received(said), first);
    given(...facts)
      .when(onDecision, at(tenth))
      .then(missed('CONFIRMATION', first));
    given(...facts, missed('CONFIRMATION', first))
      .when(onDecision, at(tenth))
      .thenNothingNew();
  });

  test('it changes nothing of what is owed: nobody starts', () => {
    const facts = [...stored(received(said), first), missed('CONFIRMATION', first)];
    given(...facts)
      .when(start, dan)
      .thenRefused('CONFIRMATION_MISSING', { decisionId: 'dec_1' });
  });

  test('a signature that is to be given is missed like the rest', () => {
    const facts = stored(
      factsAfter(
        [...briefed],
        [acknowledge(briefed), eve],
        [choose('opt_gallery'), { ...eve, signatureAbove: { EUR: '1000' } }],
      ),
      first,
    );
    given(...facts)
      .when(onDecision, at(tenth))
      .then(missed('SIGNATURE', first));
  });

  test('the studio owes the briefing first; only then is its acknowledgement missed', () => {
    const urgent = advised.map((fact) =>
      fact.type === 'RequestReceived' ? { ...fact, data: { ...fact.data, kind: 'URGENT' } } : fact,
    ) as readonly Fact[];
    const decided = factsAfter(urgent, [choose('opt_gallery', { mode: 'URGENT' }), eve]);
    given(...stored(decided, first))
      .when(onDecision, at(tenth))
      .thenNothingNew();
    const after = factsAfter(decided, [issueAs('brf_1', 'con_eve', 'con_max')]).slice(decided.length);
    const facts = [...stored(decided, first), ...stored(after, tenth)];
    given(...facts)
      .when(onDecision, at(weekAfterTenth))
      .then(missed('ACKNOWLEDGEMENT', tenth));
    const refusal: Fact = {
      type: 'AcknowledgementRefused',
      data: { number: 1, digest: digestIn(facts), refusedBy: 'con_eve', reason: 'No' },
    };
    given(...facts, refusal)
      .when(onDecision, at(weekAfterTenth))
      .thenNothingNew();
  });

  test('only of the decision that stands: NOT_FOUND, INVALID_TRANSITION', () => {
    given(...said)
      .when({ type: 'RecordDecisionSilence', data: { decisionId: 'dec_0' } }, system)
      .thenRefused('NOT_FOUND', { what: 'decision' });
    given(...briefed)
      .when(onDecision, system)
      .thenRefused('INVALID_TRANSITION', {
        from: 'BRIEFED',
        allowed: ['DECIDED', 'IN_IMPLEMENTATION', 'DELIVERED', 'ACCEPTED'],
      });
  });
});

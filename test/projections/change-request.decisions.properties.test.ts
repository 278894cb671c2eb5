import fc from 'fast-check';
import {
  changeRequest,
  type ChangeRequest,
  type ChangeRequestContext,
} from '../../src/aggregates/change-request/index.js';
import { owedBy } from '../../src/aggregates/change-request/decision/state.js';
import { awaitedWords } from '../../src/aggregates/change-request/silence/awaited.js';
import { awaitingIn } from '../../src/aggregates/change-request/silence/awaiting.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import { awaitedIn } from '../../src/projections/change-request/awaited.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  context,
  dan,
  eve,
  type Fact,
  issueAs,
  max,
  predicted,
  reason,
} from '../aggregates/change-request-life.js';
import { accept, close, criterion, deliver, reject, start } from '../aggregates/change-request-later.js';
import type { ChangeRequestRow } from '../../src/projections/change-request/change-request.row.js';
import { folded } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';

type Step = readonly [(facts: readonly Fact[]) => Command, Partial<ChangeRequestContext>];

const count = (facts: readonly Fact[], type: Fact['type']) =>
  facts.filter((fact) => fact.type === type).length;
const madeIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data] : []));
const quotingEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };

const all: Readonly<Record<string, readonly string[]>> = {
  opt_1: ['csq_stall'],
  opt_gallery: ['csq_slow'],
  opt_embed: ['csq_foreign', 'csq_ads'],
};

/** A choice in some mode, in the place of the latest one where there is one. */
const choosing = fc
  .record({
    option: fc.constantFrom(...Object.keys(all)),
    mode: fc.constantFrom('WRITTEN' as const, 'VERBAL' as const, 'URGENT' as const),
    signs: fc.boolean(),
    who: fc.constantFrom<Partial<ChangeRequestContext>>(eve, eve, max, quotingEve, quotingEve),
  })
  .map(({ option, mode, signs, who }): Step => [
    (facts) => {
      const latest = standingIn(facts);
      return choose(option, {
        decisionId: `dec_${madeIn(facts).length + 1}`,
        acceptedConsequences: all[option] ?? [],
        reason,
        mode,
        channel: 'PHONE',
        ...(signs && who === eve && { signature: { printedName: 'Eve', meaning: 'Yes' } }),
        ...(latest !== undefined && { supersedes: { decisionId: latest, why: 'Better so' } }),
      });
    },
    { ...who, signatureAbove: { EUR: '1000' } },
  ]);

/** Far enough ahead for every silence to be due. */
const muchLater = '2036-01-01T00:00:00.000Z';
const system = { actor: { id: 'system', role: 'SYSTEM' }, now: muchLater, occurredAt: muchLater } as const;

const digest = (facts: readonly Fact[]) => madeIn(facts).at(-1)?.digest ?? '';
const others = fc.constantFrom<Step>(
  [(facts) => issueAs(`brf_${count(facts, 'BriefingIssued') + 1}`, 'con_eve', 'con_max'), ada],
  [(facts) => acknowledge(facts, count(facts, 'BriefingIssued')), eve],
  [(facts) => acknowledge(facts, count(facts, 'BriefingIssued')), eve],
  [(facts) => acknowledge(facts, count(facts, 'BriefingIssued')), max],
  [(facts) => ({ type: 'ConfirmDecision', data: { digest: digest(facts) } }), eve],
  [(facts) => ({ type: 'DenyDecision', data: { digest: digest(facts), why: 'Never' } }), eve],
  [
    (facts) => ({ type: 'SignDecision', data: { digest: digest(facts), printedName: 'E', meaning: 'Y' } }),
    eve,
  ],
  [
    (facts) => {
      const consequenceId = `csq_${facts.length}`;
      const { data } = predicted('opt_gallery', consequenceId) as Extract<
        Fact,
        { type: 'ConsequencePredicted' }
      >;
      return { type: 'PredictConsequence', data };
    },
    ada,
  ],
  [(facts) => ({ type: 'RecordSilence', data: { number: count(facts, 'BriefingIssued') } }), system],
  [
    (facts) => ({
      type: 'RecordDecisionSilence',
      data: { decisionId: madeIn(facts).at(-1)?.decisionId ?? 'dec_none' },
    }),
    system,
  ],
  [
    (facts) => ({
      type: 'RaiseObjection',
      data: { objectionId: `obj_${facts.length}`, kind: 'BUDGET', statement: 'No', causes: [] },
    }),
    eve,
  ],
  [() => ({ type: 'DeferDecision', data: { until: muchLater, why: 'Later' } }), eve],
  [() => ({ type: 'WakeRequest', data: { why: 'Now' } }), ada],
  [() => start, dan],
  [
    (facts) =>
      deliver(`dlv_${count(facts, 'ImplementationDelivered') + 1}`, {
        criteria: [{ criterion, met: true }],
      }),
    dan,
  ],
  [(facts) => accept(`dlv_${count(facts, 'ImplementationDelivered')}`), eve],
  [(facts) => reject(`dlv_${count(facts, 'ImplementationDelivered')}`), eve],
  [() => close(), ada],
  [
    () => ({
      type: 'SupersedeDecision',
      data: { decisionId: 'dec_1', byRequestId: 'req_2', why: 'Elsewhere' },
    }),
    {
      ...ada,
      later: {
        projectId: 'prj_1',
        decision: { id: 'dec_9', madeAt: undefined, decidedBy: ['con_eve'], unconfirmed: false },
      },
    },
  ],
);

const urgent = advised.map((fact) =>
  fact.type === 'RequestReceived' ? { ...fact, data: { ...fact.data, kind: 'URGENT' } } : fact,
) as readonly Fact[];

/** All decisions that the row still shows, the oldest first: each was made as the one with its number. */
const keptIn = (row: ChangeRequestRow | undefined) =>
  row
    ? [...row.earlierDecisions, ...row.deniedDecisions, ...(row.decision ? [row.decision] : [])].sort(
        (one, other) => Number(one.id.slice(4)) - Number(other.id.slice(4)),
      )
    : [];

/** The decision that stands at the end, by its id. */
const standingIn = (facts: readonly Fact[]): string | undefined => {
  const denied = facts.flatMap((fact) => (fact.type === 'DecisionDenied' ? [fact.data.decisionId] : []));
  return madeIn(facts).findLast(({ decisionId }) => !denied.includes(decisionId))?.decisionId;
};

const disownedIn = (facts: readonly Fact[], stands: boolean) =>
  count(facts, 'DecisionDenied') > 0 ? ['DENIED', ...(stands ? ['STANDS AGAIN'] : [])] : [];

const storyOf = (facts: readonly Fact[]) =>
  facts.reduce((story, fact) => story.say('changeRequest/req_1', fact), log()).facts;

/** As the write model reads it, with both clocks. */
const stateAfter = (facts: readonly Fact[]) =>
  (storyOf(facts) as unknown as readonly Fact[]).reduce(changeRequest.evolve, changeRequest.initialState);

/** What is refused leaves no trace. */
const factsAfterAll = (past: readonly Fact[], steps: readonly Step[]): readonly Fact[] =>
  steps.reduce((facts, [command, who]) => {
    const decision = changeRequest.decide(command(facts), stateAfter(facts), { ...context, ...who });
    return 'refused' in decision ? facts : [...facts, ...decision];
  }, past);

/** Where a word can be awaited. */
const awaitable: ReadonlySet<string> = new Set([
  'BRIEFED',
  'DECIDED',
  'IN_IMPLEMENTATION',
  'DELIVERED',
  'ACCEPTED',
]);

function expectAgreement(row: ChangeRequestRow | undefined, state: ChangeRequest) {
  const { decision } = state;
  const status = statusOf(state);
  expect(row).toMatchObject({ status });
  expect(row?.decision?.owed).toEqual(decision && owedBy(decision));
  const awaited = awaitable.has(status) ? awaitedWords(awaitingIn(state)) : [];
  expect(row && awaitedIn(row)).toEqual(awaited);
}

test('whatever comes: both models agree on status, debts and whose word is awaited, and no decision ever changes how it was made', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(advised, urgent),
      fc.array(fc.oneof({ weight: 1, arbitrary: choosing }, { weight: 3, arbitrary: others }), {
        minLength: 5,
        maxLength: 40,
        size: 'max',
      }),
      (past, steps) => {
        const facts = factsAfterAll(past, steps);
        const row = folded(changeRequestProjection, storyOf(facts)).get('req_1');
        const state = stateAfter(facts);
        expectAgreement(row, state);
        expect([row?.decision?.id, state.decision?.id]).toEqual([standingIn(facts), standingIn(facts)]);
        facts.filter(({ type }) => type.endsWith('SilenceRecorded')).forEach(({ type }) => seen.add(type));
        const kept = keptIn(row);
        expect(kept.map(({ id, mode, skipped, digest: bound }) => [id, mode, skipped, bound])).toEqual(
          madeIn(facts).map((made) => [made.decisionId, made.mode, made.skipped, made.digest]),
        );
        seen.add(statusOf(state));
        disownedIn(facts, state.decision !== undefined).forEach((one) => seen.add(one));
        madeIn(facts).forEach(({ mode }) => seen.add(mode));
        if (kept.length > 1) seen.add('REVERSED');
      },
    ),
    { numRuns: 1_000 },
  );
  // The property would hold for a decider that refuses everything; these show that it doesn't.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'WRITTEN',
      'VERBAL',
      'URGENT',
      'SIGNED',
      'REVERSED',
      'DENIED',
      'STANDS AGAIN',
      'IN_IMPLEMENTATION',
      'SUPERSEDED',
      'DEFERRED',
      'SilenceRecorded',
      'DecisionSilenceRecorded',
    ]),
  );
});

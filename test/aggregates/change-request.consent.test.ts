import fc from 'fast-check';
import { changeRequest, type Status } from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import { digestOf } from '../../src/application/digest.js';
import { advised, context, type Fact, laidOut, ready, received } from './change-request-life.js';
import { type FactNamed, type Step, steps } from './change-request-steps.js';

interface Happened {
  readonly facts: readonly Fact[];
  readonly refused: readonly string[];
  /** The clock when each fact was decided; facts given to begin with have none. */
  readonly clocks: ReadonlyMap<Fact, string>;
}

const daysAfter = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();

/** Sends the commands one after another; what is refused leaves no trace, as in the application. */
function happenedAfter(
  past: readonly Fact[],
  sequence: readonly { readonly who: object; readonly later: number; readonly step: Step }[],
): Happened {
  const facts = [...past];
  const refused: string[] = [];
  const clocks = new Map<Fact, string>();
  let { now } = context;
  let state = facts.reduce(changeRequest.evolve, changeRequest.initialState);
  for (const { who, later, step } of sequence) {
    now = daysAfter(now, later);
    const decision = changeRequest.decide(step(facts), state, { ...context, ...who, now, occurredAt: now });
    if ('refused' in decision) refused.push(decision.refused);
    else
      for (const fact of decision) {
        facts.push(fact);
        clocks.set(fact, now);
        state = changeRequest.evolve(state, fact);
        expect(statusOf(state)).toBe(statusBy(facts));
      }
  }
  return { facts, refused, clocks };
}

const outdates = new Set<string>([
  'RequestFormulated',
  'FeasibilityAssessed',
  'OptionOffered',
  'ConsequencePredicted',
  'OptionRecommended',
]);

/** The status as a reader of the facts would say it, by other means than the aggregate's own. */
function statusBy(facts: readonly Fact[]): Status {
  const last = (type: Fact['type']) => facts.findLastIndex((fact) => fact.type === type);
  const changed = facts.findLastIndex(({ type }) => outdates.has(type));
  const version = facts.findLast((fact) => fact.type === 'RequestFormulated');
  const assessments = facts.slice(last('RequestFormulated') + 1);
  const complete = version?.data.disciplines.every((discipline) =>
    assessments.some((fact) => fact.type === 'FeasibilityAssessed' && fact.data.discipline === discipline),
  );
  if (last('DecisionMade') >= 0) return 'DECIDED';
  if (last('BriefingIssued') > changed) return 'BRIEFED';
  if (last('OptionOffered') >= 0) return 'OPTIONS_OFFERED';
  if (version) return complete ? 'ASSESSED' : 'FORMULATED';
  return last('ClarificationAsked') >= 0 ? 'CLARIFYING' : 'RECEIVED';
}

/** What has to be true of a decision by the facts before it; nothing here asks the aggregate. */
function expectInformedChoice({ facts, clocks }: Happened, decision: FactNamed<'DecisionMade'>): void {
  const before = facts.slice(0, facts.indexOf(decision));
  const issued = before.findLastIndex(({ type }) => type === 'BriefingIssued');
  const since = before.slice(issued + 1);
  const briefing = before[issued] as FactNamed<'BriefingIssued'>;
  const { number, digest, content, deciders } = briefing.data;
  const { decidedBy, chosen, acceptedConsequences, reason: given } = decision.data;

  expect(digest).toBe(digestOf(content));
  expect(decision.data.briefing).toEqual({ number, digest });
  expect(since.filter(({ type }) => outdates.has(type))).toEqual([]);
  expect(decidedBy).toHaveLength(1);
  expect(['con_eve', 'con_max']).toContain(decidedBy[0]);
  expect(deciders).toContain(decidedBy[0]);
  expect(since).toContainEqual({
    type: 'BriefingAcknowledged',
    data: { number, digest, acknowledgedBy: decidedBy[0] },
  });
  const option = content.options.find(({ id }) => id === chosen[0]);
  if (option === undefined) throw new Error('The option was not shown.');
  if (option.validUntil !== undefined)
    expect(Date.parse(option.validUntil)).toBeGreaterThan(Date.parse(clocks.get(decision) ?? ''));
  const advised = content.recommendation?.optionId;
  if ((advised !== undefined && advised !== option.id) || option.soundness === 'WORKAROUND') {
    const grave = option.consequences.filter((one) => one.valence === 'BAD' && one.severity === 'HIGH');
    expect(acceptedConsequences).toEqual(expect.arrayContaining(grave.map(({ id }) => id)));
    expect(given).toBeDefined();
  }
}

test('whoever sends whatever in whatever order: nobody decides uninformed, and the status says what the facts say', () => {
  const seen = new Set<string>();
  let decisions = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(advised, advised, advised, laidOut, laidOut, ready, [received]),
      fc.array(steps, { minLength: 5, maxLength: 40, size: 'max' }),
      (past, sequence) => {
        const happened = happenedAfter(past, sequence);
        const made = happened.facts.filter((fact) => fact.type === 'DecisionMade');
        expect(made.length).toBeLessThanOrEqual(1);
        for (const decision of made) expectInformedChoice(happened, decision);
        decisions += made.length;
        for (const code of happened.refused) seen.add(code);
      },
    ),
    { numRuns: 1_500 },
  );
  // The property would hold for a decider that refuses everything; these show that it doesn't.

  expect(decisions).toBeGreaterThan(20);
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'BRIEFING_STALE',
      'BRIEFING_NOT_ACKNOWLEDGED',
      'CONSEQUENCES_NOT_ACCEPTED',
      'DIGEST_MISMATCH',
      'NOT_ADDRESSED',
      'OPTION_LAPSED',
      'OPTION_NOT_OFFERED',
    ]),
  );
});

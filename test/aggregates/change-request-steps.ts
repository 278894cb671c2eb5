import fc from 'fast-check';
import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { besides, decidingOtherwise, editing, resting, silence } from './change-request-edits.js';
import {
  ada,
  choose,
  type Command,
  dan,
  digestIn,
  eve,
  type Fact,
  formulation,
  issueAs,
  kim,
  max,
  offer,
  reason,
  wes,
} from './change-request-life.js';

export type FactNamed<Type extends Fact['type']> = Extract<Fact, { type: Type }>;
export type Step = (facts: readonly Fact[]) => Command;

const options = fc.constantFrom('opt_1', 'opt_gallery', 'opt_embed', 'opt_a', '__proto__');
const consequences = ['csq_stall', 'csq_leads', 'csq_slow', 'csq_foreign', 'csq_ads', 'csq_look', 'csq_a'];
const people = fc.constantFrom<Partial<ChangeRequestContext>>(ada, dan, wes, eve, max, kim);
const briefingsOf = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is FactNamed<'BriefingIssued'> => fact.type === 'BriefingIssued');

const always =
  (command: Command): Step =>
  () =>
    command;

/** The next briefing, under an id of its own. */
const issuing =
  (...to: readonly string[]): Step =>
  (facts) =>
    issueAs(`brf_${briefingsOf(facts).length + 1}`, ...to);

/** Digests and numbers that a client has seen: the latest, an earlier one, or none of ours. */
const acknowledging = fc.constantFrom<Step>(
  (facts) => ({
    type: 'AcknowledgeBriefing',
    data: { number: briefingsOf(facts).length, digest: digestIn(facts) },
  }),
  (facts) => ({
    type: 'AcknowledgeBriefing',
    data: { number: briefingsOf(facts).length, digest: briefingsOf(facts)[0]?.data.digest ?? '' },
  }),
  (facts) => ({ type: 'AcknowledgeBriefing', data: { number: 1, digest: digestIn(facts) } }),
);

/** Accepts what the latest briefing predicts for the option, or nothing, or anything. */
const choosing = fc
  .record({
    option: options,
    accepted: fc.oneof(fc.constant([]), fc.subarray(consequences)),
    why: fc.boolean(),
  })
  .map(({ option, accepted, why }): Step => (facts) => {
    const shown = briefingsOf(facts)
      .at(-1)
      ?.data.content.options.find(({ id }) => id === option);
    const all = (shown?.consequences ?? []).map(({ id }) => id);
    return choose(option, { acceptedConsequences: why ? all : accepted, ...(why && { reason }) });
  });

const outdating = fc
  .record({
    option: options,
    consequence: fc.constantFrom(...consequences),
    discipline: fc.constantFrom('DESIGN', 'WEB_DEVELOPMENT'),
    kind: fc.nat(4),
  })
  .map(({ option, consequence, discipline, kind }) => {
    const commands: Command[] = [
      { type: 'FormulateRequest', data: { ...formulation, disciplines: [discipline] } },
      { type: 'AssessFeasibility', data: { discipline, verdict: 'FEASIBLE', explanation: 'Yes' } },
      { type: 'OfferOption', data: { optionId: option, ...offer } },
      {
        type: 'PredictConsequence',
        data: {
          optionId: option,
          consequenceId: consequence,
          statement: 'Bad',
          valence: 'BAD',
          kind: 'TECHNICAL',
          severity: 'HIGH',
        },
      },
      { type: 'RecommendOption', data: { optionId: option, why: 'Best', others: [] } },
    ];
    const command = commands[kind];
    return command ? always(command) : issuing('con_eve');
  });

const asking = fc
  .constantFrom('qst_1', 'constructor')
  .chain((questionId) =>
    fc.constantFrom(
      always({ type: 'AskClarification', data: { questionId, question: 'Which?', owedBy: 'con_kim' } }),
      always({ type: 'AnswerClarification', data: { questionId, answer: 'All', answeredBy: 'con_kim' } }),
    ),
  );

const signing: Step = (facts) => ({
  type: 'SignDecision',
  data: {
    digest: facts.find((fact) => fact.type === 'DecisionMade')?.data.digest ?? '',
    printedName: 'Eve E.',
    meaning: 'Yes',
  },
});

const observing: Step = () => ({
  type: 'ObserveConsequence',
  data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain' },
});

/** How many days after the step before. */
const later = fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) });

/** Mostly those whose affair it is, and now and then anybody. */
const by = (usual: readonly Partial<ChangeRequestContext>[], step: fc.Arbitrary<Step>) =>
  fc.record({
    step,
    who: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: people }),
    later,
  });

/** By whoever alone can. */
const as = (steps: fc.Arbitrary<{ readonly step: Step; readonly who: Partial<ChangeRequestContext> }>) =>
  fc.record({ sent: steps, later }).map(({ sent, later }) => ({ ...sent, later }));

/** What anybody might send, with who and when. */
export const steps = fc.oneof(
  { weight: 1, arbitrary: by([ada, dan, wes], outdating) },
  { weight: 1, arbitrary: by([ada, dan], editing) },
  { weight: 1, arbitrary: by([ada, eve, kim], besides) },
  { weight: 1, arbitrary: as(fc.oneof(resting, silence)) },
  { weight: 1, arbitrary: as(decidingOtherwise) },
  {
    weight: 2,
    arbitrary: by(
      [ada],
      fc.constantFrom(['con_eve', 'con_max'], ['con_eve'], ['con_max']).map((to) => issuing(...to)),
    ),
  },
  { weight: 6, arbitrary: by([eve, max], acknowledging) },
  { weight: 4, arbitrary: by([eve, max], choosing) },
  { weight: 1, arbitrary: by([ada, kim], asking) },
  {
    weight: 1,
    arbitrary: by(
      [eve],
      fc.constantFrom(signing, observing, always({ type: 'OpenBriefing', data: { number: 1 } })),
    ),
  },
);

import fc from 'fast-check';
import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { swap } from './by-template-life.js';
import { ada, choose, type Command, eve, type Fact, formulation, offer } from './change-request-life.js';

type Step = (facts: readonly Fact[]) => Command;
type Somebody = Partial<ChangeRequestContext>;

export const quotingEve: Somebody = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
const system: Somebody = { actor: { id: 'system', role: 'SYSTEM' } };

const count = (facts: readonly Fact[], ...types: readonly Fact['type'][]) =>
  facts.filter(({ type }) => types.includes(type)).length;

const always =
  (command: Command): Step =>
  () =>
    command;

/** Terms that are new each time, so that no revision is refused for saying nothing new. */
const revising =
  (optionId: string): Step =>
  (facts) => ({
    type: 'ReviseOption',
    data: { optionId, ...offer, leadTimeDays: 30 + facts.length },
  });

/** What was agreed beforehand, for longer: a new date each time, and no other change. */
const extending: Step = (facts) => {
  const { templateId, disciplines, elementKinds, consequences, leavingAsIs, ...terms } = swap;
  const validUntil = new Date(Date.parse('2026-05-01T00:00:00.000Z') + facts.length).toISOString();
  return { type: 'ReviseOption', data: { optionId: 'opt_gallery', ...terms, assumptions: [], validUntil } };
};

const withdrawing = (optionId: string) =>
  always({ type: 'WithdrawOption', data: { optionId, why: 'Not to be had any more' } });

const declaring: Step = (facts) => ({
  type: 'DeclareUnknown',
  data: { unknownId: `unk_${count(facts, 'UnknownDeclared') + 1}`, statement: 'S', why: 'W' },
});

/** The latest that was declared, or the first. */
const resolving = fc.boolean().map((first): Step => (facts) => ({
  type: 'ResolveUnknown',
  data: { unknownId: `unk_${first ? 1 : count(facts, 'UnknownDeclared')}`, finding: 'F' },
}));

const reformulating = always({
  type: 'FormulateRequest',
  data: { ...formulation, elements: [{ name: 'Gallery', kind: 'FEATURE' }] },
});

const judging = fc.constantFrom(
  always({
    type: 'AssessFeasibility',
    data: { discipline: 'DESIGN', verdict: 'FEASIBLE_IF', explanation: 'E', conditions: ['C'] },
  }),
  always({
    type: 'AssessFeasibility',
    data: { discipline: 'DESIGN', verdict: 'NOT_FEASIBLE', explanation: 'E', instead: 'I' },
  }),
  always({
    type: 'AssessFeasibility',
    data: { discipline: 'DESIGN', verdict: 'UNKNOWN_YET', explanation: 'E', wouldTell: 'T' },
  }),
);

/** What changes what a briefing shows, in every way that there is beside those of the first release. */
export const editing: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('opt_gallery', 'opt_embed', 'opt_a').map(revising),
  fc.constantFrom('opt_embed', 'opt_gallery').map(withdrawing),
  fc.constant(extending),
  fc.constant(declaring),
  resolving,
  fc.constant(reformulating),
  judging,
);

const attaching: Step = (facts) => ({
  type: 'AddAttachment',
  data: { name: `${facts.length}.pdf`, sha256: 'a'.repeat(64), bytes: 1, mediaType: 'application/pdf' },
});

const objecting: Step = (facts) => ({
  type: 'RaiseObjection',
  data: {
    objectionId: `obj_${count(facts, 'ObjectionRaised') + 1}`,
    kind: 'BUDGET',
    statement: 'S',
    causes: [],
  },
});

const answering: Step = (facts) => ({
  type: 'AnswerObjection',
  data: { objectionId: `obj_${count(facts, 'ObjectionRaised')}`, answer: 'A' },
});

const noting: Step = (facts) => ({
  type: 'AddNote',
  data: { noteId: `not_${facts.length}`, text: 'T', visibility: 'SHARED' },
});

/** What is said beside: it changes nothing of what a briefing shows. */
export const besides: fc.Arbitrary<Step> = fc.constantFrom(
  attaching,
  objecting,
  answering,
  noting,
  always({ type: 'CorrectWish', data: { correction: 'Quite another thing' } }),
  always({ type: 'MarkUrgent', data: { why: 'The fair is tomorrow' } }),
  (facts: readonly Fact[]): Command => ({
    type: 'RefuseAcknowledgement',
    data: { number: count(facts, 'BriefingIssued'), reason: 'R' },
  }),
);

/** Comes to rest for some days, or is woken again: at its date, or before it with a reason. */
export const resting: fc.Arbitrary<{ readonly step: Step; readonly who: Somebody }> = fc.oneof(
  fc.constant({
    who: eve,
    step: always({ type: 'DeferDecision', data: { until: '2026-03-09T00:00:00.000Z', why: 'W' } }),
  }),
  fc.constantFrom(
    { who: ada, step: always({ type: 'WakeRequest', data: { why: 'W' } }) },
    { who: system, step: always({ type: 'WakeRequest', data: {} }) },
  ),
);

const recordingSilence: Step = (facts) => ({
  type: 'RecordSilence',
  data: { number: count(facts, 'BriefingIssued') },
});

export const silence = fc.constant({ who: system, step: recordingSilence });

/** What the agreement in force, which may have changed since, gives the studio to decide. */
const delegating: Partial<ChangeRequestContext> = {
  limits: {
    budgetLeft: { amount: '100000.00', currency: 'EUR' },
    agreement: () => ({
      ...{ level: 'STUDIO_DECIDES', version: 2, revision: 3, ruleId: 'rul_1' },
      ...{ rules: ['rul_1'], changeBudgets: [], exceeded: [] },
    }),
  },
};

/** By word of mouth, or by the studio as far as an agreement goes: without the client's acknowledgement of anything. */
export const decidingOtherwise = fc
  .record({
    option: fc.constantFrom('opt_1', 'opt_gallery'),
    studio: fc.boolean(),
    agreed: fc.boolean(),
    mode: fc.constantFrom('VERBAL' as const, 'VERBAL' as const, 'URGENT' as const),
  })
  .map(({ option, studio, agreed, mode }) => ({
    who: studio ? { ...ada, ...(agreed && delegating) } : quotingEve,
    step: always(
      choose(option, {
        acceptedConsequences: ['csq_stall'].filter(() => option === 'opt_1'),
        reason: { code: 'OTHER', words: 'W' },
        ...(!studio && { mode, channel: 'PHONE' }),
      }),
    ),
  }));

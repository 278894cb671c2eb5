import {
  acknowledge,
  acknowledgedByEve,
  advised,
  choose,
  type Command,
  decided,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  kim,
  received,
} from './change-request-life.js';
import { now } from './parties.js';

const earliest = '2026-03-01T12:00:00.000Z';
const before = '2026-03-01T13:59:59.999+02:00';
const atOnce = '2026-03-01T14:00:00.000+02:00';

/** The facts as they are stored, each with the time at which it happened. */
const stored = (facts: readonly Fact[], occurredAt = earliest): readonly Fact[] =>
  facts.map((fact) => ({ ...fact, metadata: { occurredAt } }));

const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const acknowledged = acknowledgedByEve(advised);
const asked: Fact = {
  type: 'ClarificationAsked',
  data: { questionId: 'qst_1', question: 'Which?', owedBy: 'con_kim' },
};
const digest = decided.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.digest] : []))[0] ?? '';
const open: Command = { type: 'OpenBriefing', data: { number: 1 } };
const sign: Command = { type: 'SignDecision', data: { digest, printedName: 'Eve E.', meaning: 'Yes' } };
const answer: Command = {
  type: 'AnswerClarification',
  data: { questionId: 'qst_1', answer: 'All', answeredBy: 'con_kim' },
};

const cases = [
  { doing: 'opening', what: 'briefing', facts: briefed, command: open, who: eve },
  { doing: 'acknowledging', what: 'briefing', facts: briefed, command: acknowledge(briefed), who: eve },
  {
    doing: 'deciding',
    what: 'acknowledgement',
    facts: acknowledged,
    command: choose('opt_gallery'),
    who: eve,
  },
  { doing: 'signing', what: 'decision', facts: decided, command: sign, who: eve },
  { doing: 'answering', what: 'question', facts: [received, asked], command: answer, who: kim },
] as const;

describe.each(cases)('$doing', ({ what, facts, command, who }) => {
  const outcome = (occurredAt: string, past = stored(facts)) =>
    given(...past).when(command, { ...who, occurredAt });

  test(`is not stated to be before the ${what}: OCCURRED_BEFORE`, () => {
    outcome(before).thenRefused('OCCURRED_BEFORE', { occurredAt: before, earliest, what });
  });

  test('may be at the same instant, however it is spelled', () => {
    outcome(atOnce).then(...factsAfter(facts, [command, who]).slice(facts.length));
  });

  test('by a clock that was set back in between is nobody’s lie', () => {
    outcome(now, stored(facts, '2030-01-01T00:00:00.000Z')).then(
      ...factsAfter(facts, [command, who]).slice(facts.length),
    );
  });
});

test('deciding is measured by one’s own acknowledgement, not by that of another', () => {
  const late = '2026-03-02T07:00:00.000Z';
  const max = { actor: { id: 'con_max', role: 'DECIDER' } } as const;
  const byMax: Command = { type: 'AcknowledgeBriefing', data: { number: 1, digest: digestIn(acknowledged) } };
  const both = factsAfter(acknowledged, [byMax, max]);
  const past = [...stored(acknowledged), ...stored(both.slice(acknowledged.length), late)];
  const occurredAt = '2026-03-02T06:00:00.000Z';
  given(...past)
    .when(choose('opt_gallery'), { ...max, occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest: late, what: 'acknowledgement' });
  given(...past)
    .when(choose('opt_gallery'), { ...eve, occurredAt })
    .then(...factsAfter(both, [choose('opt_gallery'), eve]).slice(both.length));
});

test('nothing about a wish is stated to be before it was uttered, whatever else it is: OCCURRED_BEFORE', () => {
  const note: Command = { type: 'AddNote', data: { noteId: 'not_1', text: 'N', visibility: 'SHARED' } };
  given(...stored(advised))
    .when(note, { occurredAt: before })
    .thenRefused('OCCURRED_BEFORE', { occurredAt: before, earliest, what: 'request' });
});

test('what came of a decision is not stated to be before it: OCCURRED_BEFORE', () => {
  const later = '2026-03-01T13:00:00.000Z';
  const past = [...stored(acknowledged), ...stored(decided.slice(acknowledged.length), later)];
  const observe: Command = {
    type: 'ObserveConsequence',
    data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain' },
  };
  given(...past)
    .when(observe, { ...eve, occurredAt: earliest })
    .thenRefused('OCCURRED_BEFORE', { occurredAt: earliest, earliest: later, what: 'decision' });
});

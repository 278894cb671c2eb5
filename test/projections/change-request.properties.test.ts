import fc from 'fast-check';
import { changeRequest } from '../../src/aggregates/change-request/index.js';
import type { ChangeRequestEvents } from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { folded } from '../support/projection-specification.js';
import { log } from '../support/recorded-facts.js';
import { contentOf, formulation, wholeLife } from './change-request-story.js';

type Event = MessageOf<ChangeRequestEvents>;

/** What can be said of a request in any order; each is given its number, so that ids and versions differ. */
const sayings: readonly ((count: number, version: number) => Event)[] = [
  (count) => ({
    type: 'ClarificationAsked',
    data: { questionId: `qst_${count}`, question: 'How?', owedBy: 'con_eve' },
  }),
  (_, version) => ({ type: 'RequestFormulated', data: { version: version + 1, ...formulation } }),
  ...formulation.disciplines.map((discipline) => (_: number, formulationVersion: number): Event => ({
    type: 'FeasibilityAssessed',
    data: { formulationVersion, discipline, verdict: 'FEASIBLE', explanation: 'yes' },
  })),
  (count) => ({ type: 'OptionOffered', data: { optionId: `opt_${count % 3}`, title: `Option ${count}` } }),
  (count) => ({
    type: 'ConsequencePredicted',
    data: { consequenceId: `csq_${count}`, optionId: `opt_${count % 3}`, statement: 'S', valence: 'BAD' },
  }),
  (count) => ({
    type: 'OptionRecommended',
    data: { optionId: `opt_${count % 3}`, why: 'W', others: [] },
  }),
  (count) => ({
    type: 'BriefingIssued',
    data: {
      briefingId: `brf_${count}`,
      number: count,
      digest: `d${count}`,
      content: contentOf(count),
      deciders: ['con_eve'],
    },
  }),
  (count) => ({
    type: 'BriefingAcknowledged',
    data: { number: count - 1, digest: `d${count - 1}`, acknowledgedBy: 'con_eve' },
  }),
];

/** Only what was asked is ever answered. */
const answerTo = ({ questionId }: ChangeRequestEvents['ClarificationAsked']): Event => ({
  type: 'ClarificationAnswered',
  data: { questionId, answer: 'So', answeredBy: 'con_eve' },
});

const ends: readonly Event[] = [
  ...wholeLife()
    .facts.slice(13)
    .map(({ type, data }) => ({ type, data }) as Event),
  { type: 'RequestDeclined', data: { why: 'No' } },
];

const lives = fc
  .record({
    sayings: fc.array(fc.constantFrom(...sayings), { maxLength: 25 }),
    ends: fc.subarray([...ends]),
  })
  .map(({ sayings, ends }) => {
    const story = log();
    const [received] = wholeLife().facts;
    if (received !== undefined) story.facts.push(received);
    let version = 0;
    for (const [count, say] of sayings.entries()) {
      const message = say(count, version);
      if (message.type === 'RequestFormulated') version += 1;
      story.say('changeRequest/req_1', message);
      if (message.type === 'ClarificationAsked' && count % 2 === 0)
        story.say('changeRequest/req_1', answerTo(message.data));
    }
    ends.forEach((message) => story.say('changeRequest/req_1', message));
    return story.facts;
  });

test('a row goes through JSON after every event as if it had stayed in memory', () =>
  fc.assert(
    fc.property(lives, (facts) => {
      const stored = folded(
        changeRequestProjection,
        facts,
        (row) => JSON.parse(JSON.stringify(row)) as typeof row,
      );
      expect(stored).toStrictEqual(folded(changeRequestProjection, facts));
    }),
  ));

test('the row and the aggregate say the same status', () =>
  fc.assert(
    fc.property(lives, (facts) => {
      const state = facts
        .map((fact) => fact as unknown as Event)
        .reduce(changeRequest.evolve, changeRequest.initialState);
      const row = folded(changeRequestProjection, facts).get('req_1');
      expect(row?.status).toBe(statusOf(state));
      expect(row?.briefings.at(-1)?.stale).toBe(state.briefing && !state.briefing.fresh);
      expect(row?.briefings.slice(0, -1).every(({ stale }) => stale)).toBe(true);
    }),
    { numRuns: 500 },
  ));

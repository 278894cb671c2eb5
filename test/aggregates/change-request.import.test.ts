import {
  changeRequest,
  type ChangeRequestContext,
  type ImportedRecord,
} from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import { digestOf } from '../../src/application/digest.js';
import { specificationFor } from '../support/decider-specification.js';
import {
  choose,
  type Command,
  context,
  dan,
  eve,
  type Fact,
  factsAfter,
  formulation,
  given,
  issue,
  leaveAsIs,
  received,
} from './change-request-life.js';

const importing = (record: ImportedRecord): Command => ({ type: 'ImportRecord', data: record });
const system = { actor: { id: 'system', role: 'SYSTEM' }, number: 3 } as const;

const source = {
  format: 'MADR',
  file: '0005-use-postgres.md',
  sha256: 'a'.repeat(64),
  statusAsWritten: 'superseded by ADR-9',
  sections: [{ heading: 'Links', text: 'none' }],
} as const;

const wish = {
  projectId: 'prj_1',
  title: 'Use Postgres',
  wording: '# Use Postgres\n\nWe need a store.',
  source,
};
const proposed: ImportedRecord = {
  ...wish,
  options: [
    {
      optionId: 'opt_pg',
      title: 'Postgres',
      summary: 'The elephant',
      consequences: [
        { consequenceId: 'csq_known', statement: 'We know it', valence: 'GOOD' },
        { consequenceId: 'csq_ops', statement: 'We operate it', valence: 'BAD' },
      ],
    },
    { optionId: 'opt_files', title: 'Files', consequences: [] },
  ],
};
const decision = {
  decisionId: 'dec_1',
  chosen: ['opt_pg'],
  justification: 'We know it',
  decidedBy: ['per_ann'],
  decidedOn: '2019-05-06',
};

const wishFact: Fact = {
  type: 'RequestReceived',
  data: {
    projectId: 'prj_1',
    clientId: 'cli_1',
    number: 3,
    title: wish.title,
    wording: wish.wording,
    channel: 'IMPORT',
    source,
  },
};
const optionFacts: readonly Fact[] = [
  { type: 'OptionOffered', data: { optionId: 'opt_pg', title: 'Postgres', summary: 'The elephant' } },
  {
    type: 'ConsequencePredicted',
    data: { optionId: 'opt_pg', consequenceId: 'csq_known', statement: 'We know it', valence: 'GOOD' },
  },
  {
    type: 'ConsequencePredicted',
    data: { optionId: 'opt_pg', consequenceId: 'csq_ops', statement: 'We operate it', valence: 'BAD' },
  },
  { type: 'OptionOffered', data: { optionId: 'opt_files', title: 'Files' } },
];
const made = (rest: typeof decision): Fact => {
  const data = { ...rest, mode: 'IMPORTED', acceptedConsequences: [] } as const;
  return {
    type: 'DecisionMade',
    data: { ...data, digest: digestOf({ schema: 1, requestId: 'req_1', ...data }) },
  };
};

test('a record comes in whole, marked for ever as made elsewhere: no briefing, no authority', () => {
  given()
    .when(importing({ ...proposed, decision }), system)
    .then(wishFact, ...optionFacts, made(decision));
});

test('a record may tell of nothing but a wish', () => {
  given()
    .when(importing({ ...wish, options: [] }), system)
    .then(wishFact);
});

test('a choice of several, or of none that is listed, stays what it is', () => {
  for (const chosen of [['opt_pg', 'opt_files'], []]) {
    const odd = { ...decision, chosen, chosenAsWritten: 'both, or neither' };
    given()
      .when(importing({ ...proposed, decision: odd }), system)
      .then(wishFact, ...optionFacts, made(odd));
  }
});

test.each([{ byRequestId: 'req_9' }, { byReference: 'ADR-9' }, {}])('history points on: %j', (to) => {
  const superseded = { why: 'Superseded by ADR-9', ...to };
  given()
    .when(importing({ ...proposed, decision, superseded }), system)
    .then(wishFact, ...optionFacts, made(decision), {
      type: 'DecisionSuperseded',
      data: { decisionId: 'dec_1', ...superseded },
    });
});

test('what was rejected is declined', () => {
  const declined = { why: 'Rejected' };
  given()
    .when(importing({ ...proposed, declined }), system)
    .then(wishFact, ...optionFacts, { type: 'RequestDeclined', data: declined });
});

test('a record comes in once, and never over a request of our own: ALREADY_EXISTS', () => {
  for (const facts of [[received], [wishFact, ...optionFacts]])
    given(...facts)
      .when(importing(proposed), system)
      .thenRefused('ALREADY_EXISTS', { what: 'request' });
});

test('a request, received or imported, belongs to a project that is there: NOT_FOUND', () => {
  const { project, ...elsewhere } = context;
  expect(project).toBeDefined();
  const nowhere: ChangeRequestContext = elsewhere;
  const there = specificationFor(changeRequest, nowhere)();
  there.when(importing(proposed), system).thenRefused('NOT_FOUND', { what: 'project' });
  there
    .when({
      type: 'ReceiveRequest',
      data: { projectId: 'prj_x', title: 'A', wording: 'B', from: 'con_eve', channel: 'EMAIL' },
    })
    .thenRefused('NOT_FOUND', { what: 'project' });
});

test('what was only proposed elsewhere can be decided here, with leaving it as it is beside it', () => {
  const assess: Command = {
    type: 'AssessFeasibility',
    data: { discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'Yes' },
  };
  const predict = (optionId: string, consequenceId: string): Command => ({
    type: 'PredictConsequence',
    data: { optionId, consequenceId, statement: 'It stays', valence: 'NEUTRAL' },
  });
  const imported = factsAfter([], [importing(proposed), system]);
  const facts = factsAfter(
    imported,
    [{ type: 'FormulateRequest', data: { ...formulation, disciplines: ['DESIGN'] } }],
    [assess, dan],
    [predict('opt_files', 'csq_a')],
    [predict('opt_1', 'csq_b')],
    [{ type: 'RecommendOption', data: { optionId: 'opt_files', why: 'Simple', others: [] } }],
    [issue('con_eve')],
  );
  expect(facts).toContainEqual(leaveAsIs);
  const briefing = facts.at(-1);
  const digest = briefing?.type === 'BriefingIssued' ? briefing.data.digest : '';
  const told = factsAfter(facts, [{ type: 'AcknowledgeBriefing', data: { number: 1, digest } }, eve]);
  given(...told)
    .when(choose('opt_pg'), eve)
    .thenRefused('CONSEQUENCES_NOT_ACCEPTED', {
      consequences: ['csq_ops'],
      reasonMissing: true,
      unsuitable: false,
    });
  const last = factsAfter(told, [choose('opt_files'), eve]);
  expect(statusOf(last.reduce(changeRequest.evolve, changeRequest.initialState))).toBe('DECIDED');
});

test('an imported decision is signed by whoever it says decided: NOT_THE_DECIDER', () => {
  const facts = factsAfter([], [importing({ ...proposed, decision }), system]);
  given(...facts)
    .when({ type: 'SignDecision', data: { digest: 'd', printedName: 'E', meaning: 'm' } }, eve)
    .thenRefused('NOT_THE_DECIDER', { decidedBy: ['per_ann'] });
});

import { changeRequest, type Status } from '../../src/aggregates/change-request/index.js';
import { statusOf } from '../../src/aggregates/change-request/state.js';
import {
  acknowledgedByEve,
  advised,
  assessed,
  decided,
  type Fact,
  factsAfter,
  formulated,
  given,
  issue,
  issueAs,
  laidOut,
  offered,
  predicted,
  ready,
  received,
  recommended,
} from './change-request-life.js';

const statusAfter = (facts: readonly Fact[]): Status =>
  statusOf(facts.reduce(changeRequest.evolve, changeRequest.initialState));

const asked: Fact = {
  type: 'ClarificationAsked',
  data: { questionId: 'qst_1', question: 'Which?', owedBy: 'con_eve' },
};
const answered: Fact = {
  type: 'ClarificationAnswered',
  data: { questionId: 'qst_1', answer: 'All', answeredBy: 'con_eve' },
};
const briefed = factsAfter(advised, [issue('con_eve')]);
const superseded: Fact = { type: 'DecisionSuperseded', data: { decisionId: 'dec_1', why: 'Better idea' } };
const declined: Fact = { type: 'RequestDeclined', data: { why: 'Not our field' } };
const observed: Fact = {
  type: 'ConsequenceObserved',
  data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain' },
};

test.each<[Status, string, readonly Fact[]]>([
  ['RECEIVED', 'a wish', [received]],
  ['CLARIFYING', 'a question', [received, asked]],
  ['CLARIFYING', 'an answer, until it is formulated', [received, asked, answered]],
  ['FORMULATED', 'a formulation', [received, asked, answered, formulated()]],
  ['FORMULATED', 'one assessment of two', [received, formulated(), assessed('DESIGN')]],
  [
    'FORMULATED',
    'the same assessment twice',
    [received, formulated(), assessed('DESIGN'), assessed('DESIGN')],
  ],
  ['FORMULATED', 'a question afterwards', [received, formulated(), asked]],
  ['ASSESSED', 'the assessments of all disciplines touched', ready],
  ['FORMULATED', 'another formulation, which has to be assessed anew', [...ready, formulated(2)]],
  [
    'ASSESSED',
    'another formulation that touches less, assessed',
    [...ready, formulated(2, ['DESIGN']), assessed('DESIGN', 2)],
  ],
  ['OPTIONS_OFFERED', 'options', laidOut],
  ['OPTIONS_OFFERED', 'imported options that nobody formulated here', [received, offered('opt_a')]],
  ['BRIEFED', 'a briefing', briefed],
  ['BRIEFED', 'a question after the briefing', [...briefed, asked]],
  ['BRIEFED', 'an acknowledgement', acknowledgedByEve(advised)],
  ['OPTIONS_OFFERED', 'a further option after the briefing', [...briefed, offered('opt_a')]],
  ['OPTIONS_OFFERED', 'a further consequence', [...briefed, predicted('opt_1', 'csq_a')]],
  ['OPTIONS_OFFERED', 'another recommendation', [...briefed, recommended('opt_1')]],
  ['OPTIONS_OFFERED', 'another assessment', [...briefed, assessed('DESIGN')]],
  ['OPTIONS_OFFERED', 'another formulation', [...briefed, formulated(2)]],
  [
    'BRIEFED',
    'a new briefing after the change',
    factsAfter([...briefed, recommended('opt_1')], [issueAs('brf_2', 'con_eve')]),
  ],
  ['DECIDED', 'a decision', decided],
  ['DECIDED', 'what came of it', [...decided, observed]],
  ['SUPERSEDED', 'a later decision elsewhere', [...decided, superseded]],
  ['DECLINED', 'a refusal by the studio', [received, declined]],
  ['DECLINED', 'a refusal, whatever came before', [...decided, declined]],
])('%s after %s', (status, _, facts) => {
  expect(statusAfter(facts)).toBe(status);
});

test('a declined request takes nothing more: INVALID_TRANSITION', () => {
  given(...ready, declined)
    .when({ type: 'AskClarification', data: { questionId: 'qst_9', question: 'Why?', owedBy: 'con_eve' } })
    .thenRefused('INVALID_TRANSITION', {
      from: 'DECLINED',
      allowed: ['RECEIVED', 'CLARIFYING', 'FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED'],
    });
});

test('what an event of an unknown name would mean is not guessed', () => {
  for (const type of ['constructor', '__proto__', 'RequestEdited'])
    expect(() => changeRequest.evolve(changeRequest.initialState, { type, data: {} } as never)).toThrow(
      'No handler',
    );
});

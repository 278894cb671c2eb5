import {
  assessed,
  type Command,
  dan,
  decided,
  type Fact,
  formulated,
  formulation,
  given,
  laidOut,
  leaveAsIs,
  offered,
  ready,
  received,
  wes,
} from './change-request-life.js';
import { unruly } from './parties.js';

const asked = (questionId: string, owedBy = 'con_kim') =>
  ({ type: 'ClarificationAsked', data: { questionId, question: 'Which pictures?', owedBy } }) as const;
const answered = (questionId: string, answeredBy = 'con_kim') =>
  ({ type: 'ClarificationAnswered', data: { questionId, answer: 'All of them', answeredBy } }) as const;
const formulate = (changes: Partial<typeof formulation> = {}): Command => ({
  type: 'FormulateRequest',
  data: { ...formulation, ...changes },
});
const assess = (discipline: string): Command => ({
  type: 'AssessFeasibility',
  data: {
    discipline,
    verdict: 'FEASIBLE_IF',
    explanation: 'if pictures come',
    conditions: ['twenty pictures'],
  },
});

const allowed = ['FORMULATED', 'ASSESSED', 'OPTIONS_OFFERED', 'BRIEFED'] as const;

describe('formulating', () => {
  test('a goal with a measure and a story is the first version; formulating again makes the next', () => {
    given(received).when(formulate()).then(formulated(1));
    given(...ready)
      .when(formulate())
      .then(formulated(2));
    given(...ready, formulated(2))
      .when(formulate())
      .then(formulated(3));
  });

  test('open questions come first, each of them: QUESTIONS_OPEN', () => {
    given(received, asked('qst_1'), asked('qst_2'), asked('qst_3'), answered('qst_2'))
      .when(formulate())
      .thenRefused('QUESTIONS_OPEN', { questions: ['qst_1', 'qst_3'] });
    given(received, asked('qst_1'), answered('qst_1')).when(formulate()).then(formulated());
  });

  test('"do it somehow and we’ll make money" cannot pass: GOAL_MISSING', () => {
    const { goal, ...goalless } = formulation;
    expect(goal).toBeDefined();
    const when = (data: typeof formulation) => given(received).when({ type: 'FormulateRequest', data });
    when({ ...goalless, stories: [] }).thenRefused('GOAL_MISSING', { missing: ['goal', 'stories'] });
    when(goalless).thenRefused('GOAL_MISSING', { missing: ['goal'] });
    when({ ...formulation, stories: [] }).thenRefused('GOAL_MISSING', { missing: ['stories'] });
  });

  test('a stated reason stands in for a goal and stories, and is recorded', () => {
    const data = {
      stories: [],
      whyNoGoal: 'The law wants it',
      scopeIn: [],
      scopeOut: [],
      acceptanceCriteria: [],
      disciplines: ['DESIGN'],
    };
    given(received)
      .when({ type: 'FormulateRequest', data })
      .then({ type: 'RequestFormulated', data: { version: 1, ...data } });
  });

  test('what touches no discipline could never be assessed: DISCIPLINE_MISSING', () => {
    given(received)
      .when(formulate({ disciplines: [] }))
      .thenRefused('DISCIPLINE_MISSING', {});
  });

  test('the catalogue has to have each discipline: UNKNOWN_DISCIPLINE', () => {
    given(received)
      .when(formulate({ disciplines: ['ALCHEMY', 'DESIGN', ...unruly] }))
      .thenRefused('UNKNOWN_DISCIPLINE', { unknown: ['ALCHEMY', ...unruly] });
  });

  test('a discipline is named once: NAMED_TWICE', () => {
    given(received)
      .when(formulate({ disciplines: ['DESIGN', 'WEB_DEVELOPMENT', 'DESIGN', 'DESIGN'] }))
      .thenRefused('NAMED_TWICE', { names: ['DESIGN'] });
  });

  test('options that came without leaving it as it is get it; those that have it do not get another', () => {
    given(received, offered('opt_imported')).when(formulate()).then(formulated(), leaveAsIs);
    given(...laidOut)
      .when(formulate())
      .then(formulated(2));
  });
});

describe('assessing', () => {
  const here = [received, formulated()];

  test('a specialist of a discipline touched says whether it can be done, of the version that stands', () => {
    for (const [facts, formulationVersion] of [
      [here, 1],
      [[...ready, formulated(2)], 2],
    ] as const)
      given(...facts)
        .when(assess('DESIGN'), dan)
        .then({
          type: 'FeasibilityAssessed',
          data: {
            formulationVersion,
            discipline: 'DESIGN',
            verdict: 'FEASIBLE_IF',
            explanation: 'if pictures come',
            conditions: ['twenty pictures'],
          },
        });
  });

  test('a discipline may change its mind', () => {
    given(...here, assessed('DESIGN'))
      .when(
        {
          type: 'AssessFeasibility',
          data: {
            discipline: 'DESIGN',
            verdict: 'NOT_FEASIBLE',
            explanation: 'no',
            instead: 'A static page',
          },
        },
        dan,
      )
      .then({
        type: 'FeasibilityAssessed',
        data: {
          formulationVersion: 1,
          discipline: 'DESIGN',
          verdict: 'NOT_FEASIBLE',
          explanation: 'no',
          instead: 'A static page',
        },
      });
  });

  test('other disciplines are not asked: DISCIPLINE_NOT_TOUCHED, and NOT_FORMULATED where nobody has said what is touched', () => {
    given(...here)
      .when(assess('MAILINGS'), { ...dan, actorDisciplines: ['MAILINGS'] })
      .thenRefused('DISCIPLINE_NOT_TOUCHED', {
        discipline: 'MAILINGS',
        touched: ['DESIGN', 'WEB_DEVELOPMENT'],
      });
    given(...ready, formulated(2, ['DESIGN']))
      .when(assess('WEB_DEVELOPMENT'), wes)
      .thenRefused('DISCIPLINE_NOT_TOUCHED', { discipline: 'WEB_DEVELOPMENT', touched: ['DESIGN'] });
    given(received, offered('opt_imported')).when(assess('DESIGN'), dan).thenRefused('NOT_FORMULATED', {});
  });

  test('nobody speaks for a foreign discipline: NOT_YOUR_DISCIPLINE', () => {
    given(...here)
      .when(assess('WEB_DEVELOPMENT'), dan)
      .thenRefused('NOT_YOUR_DISCIPLINE', { discipline: 'WEB_DEVELOPMENT' });
  });

  test('too early or too late: NOT_FOUND, INVALID_TRANSITION', () => {
    const when = (from: readonly Fact[]) => given(...from).when(assess('DESIGN'), dan);
    when([]).thenRefused('NOT_FOUND', { what: 'request' });
    when([received]).thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    when([received, asked('qst_1')]).thenRefused('INVALID_TRANSITION', { from: 'CLARIFYING', allowed });
    when(decided).thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed });
  });
});

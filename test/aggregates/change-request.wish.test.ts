import {
  assessed,
  type Command,
  dan,
  decided,
  formulated,
  formulation,
  given,
  kim,
  laidOut,
  leaveAsIs,
  offered,
  ready,
  received,
  wes,
} from './change-request-life.js';
import { unruly } from './parties.js';

const { title, wording } = { title: 'Trick', wording: '  do it SOMEHOW,\n and we’ll make money!  ' };
const receive = (from: string): Command => ({
  type: 'ReceiveRequest',
  data: { projectId: 'prj_1', title, wording, from, channel: 'CHAT' },
});
const ask = (questionId: string, owedBy = 'con_kim'): Command => ({
  type: 'AskClarification',
  data: { questionId, question: 'Which pictures?', owedBy },
});
const asked = (questionId: string, owedBy = 'con_kim') =>
  ({ type: 'ClarificationAsked', data: { questionId, question: 'Which pictures?', owedBy } }) as const;
const answer = (questionId: string, answeredBy = 'con_kim'): Command => ({
  type: 'AnswerClarification',
  data: { questionId, answer: 'All of them', answeredBy },
});
const answered = (questionId: string, answeredBy = 'con_kim') =>
  ({ type: 'ClarificationAnswered', data: { questionId, answer: 'All of them', answeredBy } }) as const;
const formulate = (changes: Partial<typeof formulation> = {}): Command => ({
  type: 'FormulateRequest',
  data: { ...formulation, ...changes },
});
const assess = (discipline: string): Command => ({
  type: 'AssessFeasibility',
  data: { discipline, verdict: 'FEASIBLE_IF', explanation: 'if pictures come' },
});

const beforeDecision = [
  'RECEIVED',
  'CLARIFYING',
  'FORMULATED',
  'ASSESSED',
  'OPTIONS_OFFERED',
  'BRIEFED',
] as const;

describe('receiving', () => {
  test('the wish is recorded verbatim, with the number kept for it and the client of the project', () => {
    given()
      .when(receive('con_kim'), { number: 12 })
      .then({
        type: 'RequestReceived',
        data: {
          projectId: 'prj_1',
          clientId: 'cli_1',
          number: 12,
          title,
          wording,
          from: 'con_kim',
          channel: 'CHAT',
        },
      });
  });

  test('the wording is never edited: a request is received once: ALREADY_EXISTS', () => {
    for (const facts of [[received], decided])
      given(...facts)
        .when(receive('con_eve'))
        .thenRefused('ALREADY_EXISTS', { what: 'request' });
  });

  test('a wish comes from a contact of the client: NOT_A_CONTACT', () => {
    for (const from of ['mem_ada', 'con_of_another_client', ...unruly])
      given().when(receive(from)).thenRefused('NOT_A_CONTACT', { personId: from });
  });
});

describe('clarifying', () => {
  test('a question is owed by a contact, or by a member on the project', () => {
    for (const owedBy of ['con_kim', 'con_eve', 'mem_dan'])
      given(received).when(ask('qst_1', owedBy)).then(asked('qst_1', owedBy));
  });

  test('nobody else can owe or give an answer: UNKNOWN_PERSON', () => {
    for (const personId of ['mem_elsewhere', 'con_elsewhere', ...unruly]) {
      given(received).when(ask('qst_1', personId)).thenRefused('UNKNOWN_PERSON', { personId });
      given(received, asked('qst_1'))
        .when(answer('qst_1', personId))
        .thenRefused('UNKNOWN_PERSON', { personId });
    }
  });

  test('a question is asked once: ALREADY_EXISTS', () => {
    for (const facts of [[asked('qst_1')], [asked('qst_1'), answered('qst_1')]])
      given(received, ...facts)
        .when(ask('qst_1', 'con_eve'))
        .thenRefused('ALREADY_EXISTS', { what: 'question' });
  });

  test('a question is answered, by whom it was owed or by somebody else who knows', () => {
    for (const answeredBy of ['con_kim', 'con_eve', 'mem_wes'])
      given(received, asked('qst_1'), asked('qst_2'))
        .when(answer('qst_1', answeredBy), kim)
        .then(answered('qst_1', answeredBy));
  });

  test('there is one official answer: QUESTION_ANSWERED', () => {
    given(received, asked('qst_1'), answered('qst_1'))
      .when(answer('qst_1', 'con_eve'))
      .thenRefused('QUESTION_ANSWERED', { questionId: 'qst_1' });
  });

  test('only what was asked is answered: NOT_FOUND', () => {
    for (const questionId of ['qst_2', ...unruly])
      given(received, asked('qst_1')).when(answer(questionId)).thenRefused('NOT_FOUND', { what: 'question' });
  });

  test.each(unruly)('a question with the id %s lives like any other', (id) => {
    given(received, asked('qst_1')).when(ask(id)).then(asked(id));
    given(received, asked(id), asked('qst_1'))
      .when(ask(id))
      .thenRefused('ALREADY_EXISTS', { what: 'question' });
    given(received, asked(id), asked('qst_1')).when(answer(id)).then(answered(id));
    given(received, asked(id))
      .when(formulate())
      .thenRefused('QUESTIONS_OPEN', { questions: [id] });
    given(received, asked(id), answered(id)).when(formulate()).then(formulated());
  });
});

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
          },
        });
  });

  test('a discipline may change its mind', () => {
    given(...here, assessed('DESIGN'))
      .when(
        {
          type: 'AssessFeasibility',
          data: { discipline: 'DESIGN', verdict: 'NOT_FEASIBLE', explanation: 'no' },
        },
        dan,
      )
      .then({
        type: 'FeasibilityAssessed',
        data: { formulationVersion: 1, discipline: 'DESIGN', verdict: 'NOT_FEASIBLE', explanation: 'no' },
      });
  });

  test('other disciplines are not asked: DISCIPLINE_NOT_TOUCHED', () => {
    given(...here)
      .when(assess('MAILINGS'), { ...dan, actorDisciplines: ['MAILINGS'] })
      .thenRefused('DISCIPLINE_NOT_TOUCHED', {
        discipline: 'MAILINGS',
        touched: ['DESIGN', 'WEB_DEVELOPMENT'],
      });
    given(...ready, formulated(2, ['DESIGN']))
      .when(assess('WEB_DEVELOPMENT'), wes)
      .thenRefused('DISCIPLINE_NOT_TOUCHED', { discipline: 'WEB_DEVELOPMENT', touched: ['DESIGN'] });
    given(received, offered('opt_imported'))
      .when(assess('DESIGN'), dan)
      .thenRefused('DISCIPLINE_NOT_TOUCHED', { discipline: 'DESIGN', touched: [] });
  });

  test('nobody speaks for a foreign discipline: NOT_YOUR_DISCIPLINE', () => {
    given(...here)
      .when(assess('WEB_DEVELOPMENT'), dan)
      .thenRefused('NOT_YOUR_DISCIPLINE', { discipline: 'WEB_DEVELOPMENT' });
  });
});

describe('too early, too late', () => {
  const commands = [ask('qst_9'), answer('qst_1'), formulate(), assess('DESIGN')];

  test.each(commands)('a request that is not there: $type: NOT_FOUND', (command) => {
    given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
  });

  test.each(commands)('a request that is decided: $type: INVALID_TRANSITION', (command) => {
    const allowed = command.type === 'AssessFeasibility' ? beforeDecision.slice(2) : beforeDecision;
    given(...decided)
      .when(command)
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed });
  });

  test('what is not formulated cannot be assessed: INVALID_TRANSITION', () => {
    const allowed = beforeDecision.slice(2);
    given(received)
      .when(assess('DESIGN'), dan)
      .thenRefused('INVALID_TRANSITION', { from: 'RECEIVED', allowed });
    given(received, asked('qst_1'))
      .when(assess('DESIGN'), dan)
      .thenRefused('INVALID_TRANSITION', { from: 'CLARIFYING', allowed });
  });
});

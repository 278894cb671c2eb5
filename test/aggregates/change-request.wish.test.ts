import {
  ada,
  type Command,
  decided,
  eve,
  formulated,
  formulation,
  given,
  kim,
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

  test.each([
    ['con_kim', kim, 'con_kim'],
    ['con_kim', eve, 'con_eve'],
    ['con_kim', ada, 'con_eve'],
    ['mem_dan', wes, 'mem_wes'],
  ] as const)('a question owed by %s is answered by the side that owes it: %j as %s', (owed, who, by) => {
    given(received, asked('qst_1', owed), asked('qst_2'))
      .when(answer('qst_1', by), who)
      .then(answered('qst_1', by));
  });

  test.each([
    ['mem_dan', kim, 'con_kim'],
    ['mem_dan', kim, 'mem_dan'],
    ['con_kim', kim, 'con_eve'],
    ['con_kim', wes, 'mem_wes'],
    ['mem_dan', wes, 'mem_dan'],
    ['mem_dan', ada, 'con_eve'],
  ] as const)('nobody answers for others: owed by %s: %j as %s: NOT_YOURS_TO_ANSWER', (owedBy, who, by) => {
    given(received, asked('qst_1', owedBy))
      .when(answer('qst_1', by), who)
      .thenRefused('NOT_YOURS_TO_ANSWER', { owedBy });
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

describe('too early, too late', () => {
  const commands = [ask('qst_9'), answer('qst_1'), formulate()];

  test.each(commands)('a request that is not there: $type: NOT_FOUND', (command) => {
    given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
  });

  test.each(commands)('a request that is decided: $type: INVALID_TRANSITION', (command) => {
    given(...decided)
      .when(command)
      .thenRefused('INVALID_TRANSITION', { from: 'DECIDED', allowed: beforeDecision });
  });
});

import {
  ada,
  advised,
  acknowledgedByEve,
  choose,
  type Command,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  kim,
  laidOut,
  ready,
} from './change-request-life.js';
import { now, unruly } from './parties.js';

type Objection = Extract<Fact, { type: 'ObjectionRaised' }>['data'];

const objection = {
  objectionId: 'obj_1',
  kind: 'TECHNOLOGY',
  statement: 'Straight from 1C and not otherwise',
  causes: ['NO_TIME', 'PAST_EXPERIENCE'],
} as const;
const raise = (changes: Partial<Objection> = {}): Command => ({
  type: 'RaiseObjection',
  data: { ...objection, ...changes },
});
const raised = (changes: Partial<Objection> = {}): Fact => ({
  type: 'ObjectionRaised',
  data: { ...objection, round: 1, raisedBy: 'con_eve', ...changes },
});
const answer = (objectionId = 'obj_1'): Command => ({
  type: 'AnswerObjection',
  data: { objectionId, answer: 'Every quarter of an hour would do' },
});
const answered: Fact = {
  type: 'ObjectionAnswered',
  data: { objectionId: 'obj_1', answer: 'Every quarter of an hour would do', answeredBy: 'mem_ada' },
};
const forKim = { actor: { ...ada.actor, onBehalfOf: 'con_kim' } };

describe('raising', () => {
  test('any contact insists or refuses, in their own word or by a manager who records it', () => {
    given(...laidOut)
      .when(raise(), eve)
      .then(raised());
    given(...laidOut)
      .when(raise(), kim)
      .then(raised({ raisedBy: 'con_kim' }));
    given(...laidOut)
      .when(raise(), forKim)
      .then(raised({ raisedBy: 'con_kim' }));
  });

  test('each time is a round of its own, whoever raises it and whatever was answered', () => {
    given(...laidOut, raised(), answered)
      .when(raise({ objectionId: 'obj_2' }), kim)
      .then(raised({ objectionId: 'obj_2', round: 2, raisedBy: 'con_kim' }));
  });

  test('before a decision and after it; it stops nothing by itself', () => {
    given(...decided)
      .when(raise(), eve)
      .then(raised());
    const facts = factsAfter(acknowledgedByEve(advised), [raise(), eve]);
    const [made] = factsAfter(facts, [choose('opt_gallery'), eve]).slice(facts.length);
    expect(made?.type).toBe('DecisionMade');
  });

  test('the studio does not object for itself, nor for nobody: NOT_A_CONTACTS_WORD', () => {
    given(...laidOut)
      .when(raise())
      .thenRefused('NOT_A_CONTACTS_WORD', { personId: 'mem_ada' });
    for (const id of ['con_other', ...unruly])
      given(...laidOut)
        .when(raise(), { actor: { ...ada.actor, onBehalfOf: id } })
        .thenRefused('NOT_A_CONTACTS_WORD', { personId: id });
  });

  test('OTHER as a cause is said in words: CAUSE_UNSAID', () => {
    given(...laidOut)
      .when(raise({ causes: ['NO_TIME', 'OTHER'] }), eve)
      .thenRefused('CAUSE_UNSAID', {});
    const said = { causes: ['OTHER'], causeInWords: 'Their accountant advised it' } as const;
    given(...laidOut)
      .when(raise(said), eve)
      .then(raised(said));
  });

  test('the cause need not be understood; each is named once: NAMED_TWICE', () => {
    given(...laidOut)
      .when(raise({ causes: [] }), eve)
      .then(raised({ causes: [] }));
    given(...laidOut)
      .when(raise({ causes: ['NO_TIME', 'NO_TIME'] }), eve)
      .thenRefused('NAMED_TWICE', { names: ['NO_TIME'] });
  });

  test('under an id of its own: ALREADY_EXISTS', () =>
    given(...laidOut, raised())
      .when(raise(), eve)
      .thenRefused('ALREADY_EXISTS', { what: 'objection' }));
});

describe('answering', () => {
  test('the studio answers each once: OBJECTION_ANSWERED', () => {
    given(...laidOut, raised())
      .when(answer())
      .then(answered);
    given(...laidOut, raised(), answered)
      .when(answer())
      .thenRefused('OBJECTION_ANSWERED', { objectionId: 'obj_1' });
  });

  test('only what was raised: NOT_FOUND', () => {
    for (const id of ['obj_2', ...unruly])
      given(...laidOut, raised())
        .when(answer(id))
        .thenRefused('NOT_FOUND', { what: 'objection' });
  });

  test('not before it was raised: OCCURRED_BEFORE', () => {
    const past = [...laidOut, { ...raised(), metadata: { occurredAt: '2026-03-01T12:00:00.000Z' } }];
    given(...past)
      .when(answer(), { occurredAt: '2026-03-01T11:59:59.999Z' })
      .thenRefused('OCCURRED_BEFORE', {
        occurredAt: '2026-03-01T11:59:59.999Z',
        earliest: '2026-03-01T12:00:00.000Z',
        what: 'objection',
      });
    given(...past)
      .when(answer(), { occurredAt: now })
      .then(answered);
  });
});

test.each([raise(), answer()])('too early: $type: NOT_FOUND, INVALID_TRANSITION', (command) => {
  given().when(command, eve).thenRefused('NOT_FOUND', { what: 'request' });
  given(...ready)
    .when(command, eve)
    .thenRefused('INVALID_TRANSITION', {
      from: 'ASSESSED',
      allowed: ['OPTIONS_OFFERED', 'BRIEFED', 'DECIDED', 'IN_IMPLEMENTATION', 'DELIVERED', 'ACCEPTED'],
    });
});

import { acknowledged } from './change-request-decided.js';
import {
  acknowledge,
  ada,
  advised,
  choose,
  type Command,
  context,
  decided,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  kim,
  received,
} from './change-request-life.js';
import { delivered, start } from './change-request-later.js';

/** Eve, a decider until now, only contributes from then on. */
const demoted = {
  client: { ...context.client, contacts: { ...context.client.contacts, con_eve: 'CONTRIBUTOR' } },
} as const;
/** Eve has left; her colleagues are there. */
const without = {
  client: {
    contacts: { con_max: 'DECIDER', con_kim: 'CONTRIBUTOR' },
    former: ['con_eve'],
    revision: 9,
  },
} as const;

const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const quotingEve = { actor: { ...ada.actor, onBehalfOf: 'con_eve' } };
const told = factsAfter(acknowledged, [
  choose('opt_gallery', { mode: 'VERBAL', channel: 'PHONE' }),
  quotingEve,
]);
const decisionIn = (facts: readonly Fact[]): string =>
  facts.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.digest] : [])).at(-1) ?? 'none';

const words: readonly (readonly [readonly Fact[], Command])[] = [
  [briefed, { type: 'OpenBriefing', data: { number: 1 } }],
  [briefed, acknowledge(briefed)],
  [acknowledged, choose('opt_gallery')],
  [
    decided,
    { type: 'SignDecision', data: { digest: decisionIn(decided), printedName: 'Eve E.', meaning: 'Yes' } },
  ],
  [told, { type: 'ConfirmDecision', data: { digest: decisionIn(told) } }],
];

describe.each([
  ['decides no more', demoted],
  ['has left', without],
] as const)('of a decider who %s', (_, now) => {
  test.each(words)(
    '%#: what was sent to them before gives no say any more: NOT_A_DECIDER',
    (facts, command) => {
      expect(factsAfter(facts, [command, eve])).toHaveLength(facts.length + 1);
      given(...facts)
        .when(command, { ...eve, ...now })
        .thenRefused('NOT_A_DECIDER', { contacts: ['con_eve'] });
    },
  );

  test('no further briefing is sent to them: NOT_A_DECIDER', () => {
    given(...advised)
      .when(issue('con_eve', 'con_max'), now)
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_eve'] });
  });

  test('what they decided is carried out', () => {
    given(...decided)
      .when(start, now)
      .then({ type: 'ImplementationStarted', data: { decisionId: 'dec_1' } });
  });

  test('a delivery is not accepted in their words: NOT_A_DECIDER', () => {
    given(...delivered)
      .when({ type: 'AcceptDelivery', data: { deliveryId: 'dlv_1' } }, { ...quotingEve, ...now })
      .thenRefused('NOT_A_DECIDER', { contacts: ['con_eve'] });
  });
});

test('who only contributes now has refused nothing that a decider refuses: NOT_A_DECIDER', () => {
  given(...briefed)
    .when({ type: 'RefuseAcknowledgement', data: { number: 1, reason: 'No' } }, { ...quotingEve, ...demoted })
    .thenRefused('NOT_A_DECIDER', { contacts: ['con_eve'] });
});

describe('of a contact who has left', () => {
  const ask: Command = {
    type: 'AskClarification',
    data: { questionId: 'qst_1', question: 'Which pictures?', owedBy: 'con_eve' },
  };
  const asked = factsAfter([received], [ask]);
  const answer = (answeredBy: string): Command => ({
    type: 'AnswerClarification',
    data: { questionId: 'qst_1', answer: 'All', answeredBy },
  });

  test('no wish is received: NOT_A_CONTACT', () => {
    given()
      .when(
        {
          type: 'ReceiveRequest',
          data: { title: 'T', wording: 'W', from: 'con_eve', channel: 'PHONE' } as never,
        },
        without,
      )
      .thenRefused('NOT_A_CONTACT', { personId: 'con_eve' });
  });

  test('nothing is owed, and nothing is answered: UNKNOWN_PERSON', () => {
    given(received).when(ask, without).thenRefused('UNKNOWN_PERSON', { personId: 'con_eve' });
    given(...asked)
      .when(answer('con_eve'), without)
      .thenRefused('UNKNOWN_PERSON', { personId: 'con_eve' });
  });

  test('a colleague answers what they owed, and the studio still does not: NOT_YOURS_TO_ANSWER', () => {
    given(...asked)
      .when(answer('con_kim'), { ...kim, ...without })
      .then({
        type: 'ClarificationAnswered',
        data: { questionId: 'qst_1', answer: 'All', answeredBy: 'con_kim' },
      });
    given(...asked)
      .when(answer('mem_ada'), without)
      .thenRefused('NOT_YOURS_TO_ANSWER', { owedBy: 'con_eve' });
  });

  test('a colleague corrects what they observed, and the studio still does not: NOT_YOURS_TO_CORRECT', () => {
    const observed = factsAfter(decided, [
      {
        type: 'ObserveConsequence',
        data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain' },
      },
      eve,
    ]);
    const correct: Command = {
      type: 'CorrectObservation',
      data: { observationId: 'obs_1', why: 'W', outcome: 'UNFORESEEN', statement: 'Snow' },
    };
    expect(factsAfter(observed, [correct, { ...kim, ...without }]).at(-1)?.type).toBe('ObservationCorrected');
    given(...observed)
      .when(correct, without)
      .thenRefused('NOT_YOURS_TO_CORRECT', { observedBy: 'con_eve' });
  });
});

import type { ChangeRequestContext } from '../../src/aggregates/change-request/index.js';
import { acknowledged, made } from './change-request-decided.js';
import {
  ada,
  advised,
  choose,
  type Command,
  context,
  dan,
  decided,
  eve,
  type Fact,
  factsAfter,
  formulation,
  given,
  issueAs,
  laidOut,
  offer,
  received,
} from './change-request-life.js';
import { accept, accepted, close, deliver, delivered, start, started } from './change-request-later.js';

const closedSince = '2026-03-01T00:00:00.000Z';
const { project } = context;
if (!project) throw new Error('There is no project.');
const inClosed = (who: Partial<ChangeRequestContext>) => ({ ...who, project: { ...project, closedSince } });

type Case = readonly [string, readonly Fact[], Command, Partial<ChangeRequestContext>];

const euro = (amount: string) => ({ amount, currency: 'EUR' });
const ask: Command = {
  type: 'AskClarification',
  data: { questionId: 'qst_1', question: 'Q', owedBy: 'con_eve' },
};
const formulate: Command = { type: 'FormulateRequest', data: formulation };
const assess: Command = {
  type: 'AssessFeasibility',
  data: { discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'E' },
};
const predict: Command = {
  type: 'PredictConsequence',
  data: { optionId: 'opt_gallery', consequenceId: 'csq_new', statement: 'S', valence: 'GOOD' },
};

const carriedOn: readonly Case[] = [
  ['a question', [received], ask, ada],
  ['a formulation', [received], formulate, ada],
  ['an assessment', advised, assess, dan],
  ['an offer', advised, { type: 'OfferOption', data: { optionId: 'opt_new', ...offer } }, ada],
  ['a prediction', laidOut, predict, ada],
  [
    'a recommendation',
    laidOut,
    { type: 'RecommendOption', data: { optionId: 'opt_1', why: 'W', others: [] } },
    ada,
  ],
  [
    'an unknown',
    laidOut,
    { type: 'DeclareUnknown', data: { unknownId: 'unk_1', statement: 'S', why: 'W' } },
    ada,
  ],
  ['a briefing', advised, issueAs('brf_1', 'con_eve'), ada],
  ['a mark of urgency', advised, { type: 'MarkUrgent', data: { why: 'W' } }, eve],
  [
    'a deferral',
    acknowledged,
    { type: 'DeferDecision', data: { until: '2027-01-01T00:00:00.000Z', why: 'W' } },
    eve,
  ],
  ['a decision', acknowledged, choose('opt_gallery'), eve],
  ['a beginning', decided, start, dan],
];

const toldAfterwards: readonly Case[] = [
  ['a correction', [received], { type: 'CorrectWish', data: { correction: 'Not so' } }, eve],
  ['a decline', [received], { type: 'DeclineRequest', data: { why: 'It is over' } }, ada],
  ['a withdrawal', [received], { type: 'WithdrawRequest', data: { why: 'It is over' } }, eve],
  [
    'a signature',
    decided,
    {
      type: 'SignDecision',
      data: {
        digest: (decided.findLast(({ type }) => type === 'DecisionMade')?.data as { digest: string }).digest,
        ...{ printedName: 'Eve', meaning: 'Yes' },
      },
    },
    eve,
  ],
  ['a delivery', started, deliver(), dan],
  ['an acceptance', delivered, accept(), eve],
  ['an agreed payment', accepted, { type: 'AgreePayment', data: { amount: euro('1200.00') } }, ada],
  [
    'an observation',
    accepted,
    { type: 'ObserveConsequence', data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'S' } },
    eve,
  ],
  ['a closing', accepted, close(), ada],
];

test.each(carriedOn)(
  'nothing is carried on in a project that is over, not even %s: PROJECT_CLOSED',
  (...one) => {
    const [, facts, command, who] = one;
    given(...facts)
      .when(command, inClosed(who))
      .thenRefused('PROJECT_CLOSED', {});
  },
);

test.each(carriedOn)('what happened before the end can be told after it: %s', (...one) => {
  const [, facts, command, who] = one;
  const occurredAt = '2026-02-28T23:59:59.999Z';
  expect(factsAfter(facts, [command, { ...inClosed(who), occurredAt }]).length).toBeGreaterThan(facts.length);
});

test.each(carriedOn)('and what went on again after it, but nothing of the time between: %s', (...one) => {
  const [, facts, command, who] = one;
  const closedUntil = '2026-03-02T00:00:00.000Z';
  const reopened = { ...who, project: { ...project, closedSince, closedUntil } };
  given(...facts)
    .when(command, { ...reopened, occurredAt: '2026-03-01T23:59:59.999Z' })
    .thenRefused('PROJECT_CLOSED', {});
  expect(factsAfter(facts, [command, { ...reopened, occurredAt: closedUntil }]).length).toBeGreaterThan(
    facts.length,
  );
});

test.each(toldAfterwards)(
  'what came of it, and how it ends, is told in a project that is over: %s',
  (...one) => {
    const [, facts, command, who] = one;
    expect(factsAfter(facts, [command, inClosed(who)]).length).toBeGreaterThan(facts.length);
  },
);

test('what a decision still owes is shown to whoever made it, whatever has become of the project', () => {
  const urgent = advised.map((fact) =>
    fact.type === 'RequestReceived' ? { ...fact, data: { ...fact.data, kind: 'URGENT' } } : fact,
  ) as readonly Fact[];
  const quick = factsAfter(urgent, [choose('opt_gallery', { mode: 'URGENT' }), eve]);
  const briefed = factsAfter(quick, [predict, inClosed(ada)], [issueAs('brf_1', 'con_eve'), inClosed(ada)]);
  expect(briefed.at(-1)?.type).toBe('BriefingIssued');
  given(...acknowledged, made('opt_gallery'))
    .when(issueAs('brf_2', 'con_eve'), inClosed(ada))
    .thenRefused('PROJECT_CLOSED', {});
});

describe('a trainee', () => {
  const trainee = { ...ada, actorStages: { DESIGN: 'INDEPENDENT' } } as const;
  const lacking = { disciplines: ['WEB_DEVELOPMENT'] };
  const managed: readonly Case[] = [
    ...carriedOn.filter(([what]) =>
      ['a mark of urgency', 'a formulation', 'an offer', 'a recommendation', 'a beginning'].includes(what),
    ),
    ...toldAfterwards.filter(([what]) => ['a decline', 'an agreed payment', 'a closing'].includes(what)),
  ];

  test.each(managed)('manages nothing: %s: TRAINEE_CANNOT_MANAGE', (_, facts, command) => {
    given(...facts)
      .when(command, trainee)
      .thenRefused('TRAINEE_CANNOT_MANAGE', lacking);
  });

  test('takes down what is said and what came', () => {
    const heard: readonly (readonly [readonly Fact[], Command])[] = [
      [[received], ask],
      [laidOut, predict],
      [
        accepted,
        { type: 'RecordPayment', data: { paymentId: 'pay_1', amount: euro('1'), paidOn: '2026-03-01' } },
      ],
    ];
    for (const [facts, command] of heard)
      expect(factsAfter(facts, [command, trainee])).toHaveLength(facts.length + 1);
  });

  test('a director without an exam manages, and so does whoever has learnt all that the project needs', () => {
    const director = { actor: { id: 'mem_dir', role: 'DIRECTOR' }, actorStages: {} } as const;
    const own = { ...trainee, project: { ...project, disciplines: ['DESIGN'] } };
    for (const who of [director, own]) expect(factsAfter([received], [formulate, who])).toHaveLength(2);
  });
});

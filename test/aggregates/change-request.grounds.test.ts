import { changeRequest, type LaterCommand } from '../../src/aggregates/change-request/index.js';
import { acknowledged } from './change-request-decided.js';
import {
  acknowledge,
  advised,
  assessed,
  choose,
  type Command,
  context,
  dan,
  decided,
  eve,
  type Fact,
  factsAfter,
  formulated,
  formulation,
  given,
  issue,
  kim,
  laidOut,
  leaveAsIs,
  max,
  offer,
  offered,
  predicted,
  ready,
  received,
  reason,
  recommended,
} from './change-request-life.js';
import {
  accept,
  accepted,
  close,
  closed,
  deliver,
  delivered,
  reject,
  start,
  started,
} from './change-request-later.js';

type Circumstances = Partial<typeof context>;

interface Case {
  readonly past: readonly Fact[];
  readonly command: Command;
  readonly who?: Circumstances;
  /** The fact of the past that it can't have happened before; the last one of that name. */
  readonly after: Fact['type'];
}

const day = Date.parse('2026-02-01T00:00:00.000Z');
const at = (minute: number) => new Date(day + minute * 60_000).toISOString();

/** Each fact a minute after the one before. */
const dated = (facts: readonly Fact[]) =>
  facts.map((fact, index) => ({ ...fact, metadata: { occurredAt: at(index) } }));

const note: Fact = {
  type: 'NoteAdded',
  data: { noteId: 'not_1', text: 'N', visibility: 'SHARED', writtenBy: 'mem_ada' },
};
const asked: Fact = {
  type: 'ClarificationAsked',
  data: { questionId: 'qst_1', question: 'Which?', owedBy: 'con_kim' },
};
const answered: Fact = {
  type: 'ClarificationAnswered',
  data: { questionId: 'qst_1', answer: 'All', answeredBy: 'con_kim' },
};
const unknown: Fact = { type: 'UnknownDeclared', data: { unknownId: 'unk_1', statement: 'S', why: 'W' } };
const resolved: Fact = { type: 'UnknownResolved', data: { unknownId: 'unk_1', finding: 'F' } };
const deferred: Fact = {
  type: 'DecisionDeferred',
  data: { until: '2026-04-01T00:00:00.000Z', why: 'W', deferredBy: 'con_eve' },
};
const objected: Fact = {
  type: 'ObjectionRaised',
  data: { objectionId: 'obj_1', round: 1, kind: 'BUDGET', statement: 'S', causes: [], raisedBy: 'con_eve' },
};
const observed: Fact = {
  type: 'ConsequenceObserved',
  data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Rain', observedBy: 'con_eve' },
};
const disputed: Fact = {
  type: 'AttributionDisputed',
  data: { disputeId: 'dsp_1', observationId: 'obs_1', grounds: 'G', disputedBy: 'con_eve' },
};
const agreed: Fact = {
  type: 'PaymentAgreed',
  data: { decisionId: 'dec_1', amount: { amount: '1000', currency: 'EUR' }, agreedBy: 'mem_ada' },
};

const briefed = factsAfter(advised, [issue('con_eve', 'con_max')]);
const decidedByPhone = factsAfter(
  briefed,
  [acknowledge(briefed), eve],
  [
    choose('opt_gallery', { mode: 'VERBAL', channel: 'PHONE' }),
    { actor: { id: 'mem_ada', role: 'ACCOUNT_MANAGER', onBehalfOf: 'con_eve' } },
  ],
);
const digestOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.digest] : [])).at(-1) ?? '';
const confirm: Command = { type: 'ConfirmDecision', data: { digest: digestOf(decidedByPhone) } };
const deny: Command = { type: 'DenyDecision', data: { digest: digestOf(decidedByPhone), why: 'W' } };
const sign: Command = {
  type: 'SignDecision',
  data: { digest: digestOf(decided), printedName: 'Eve E.', meaning: 'Yes' },
};
const long = '2026-03-20T00:00:00.000Z';
const later = { now: long, occurredAt: long };

/** What each command rests on; a command that is missing here does not compile. */
const cases: Readonly<Record<LaterCommand, Case>> = {
  AddAttachment: {
    past: [received, asked],
    command: { type: 'AddAttachment', data: { name: 'a', sha256: 'a', bytes: 1, mediaType: 'text/plain' } },
    after: 'RequestReceived',
  },
  CorrectWish: {
    past: [received, asked],
    command: { type: 'CorrectWish', data: { correction: 'C' } },
    who: kim,
    after: 'RequestReceived',
  },
  MarkUrgent: {
    past: [received, asked],
    command: { type: 'MarkUrgent', data: { why: 'W' } },
    after: 'RequestReceived',
  },
  AskClarification: {
    past: [received, formulated()],
    command: { type: 'AskClarification', data: { questionId: 'qst_2', question: 'Q', owedBy: 'con_kim' } },
    after: 'RequestReceived',
  },
  AnswerClarification: {
    past: [received, asked],
    command: {
      type: 'AnswerClarification',
      data: { questionId: 'qst_1', answer: 'A', answeredBy: 'con_kim' },
    },
    who: kim,
    after: 'ClarificationAsked',
  },
  FormulateRequest: {
    past: [received, asked, answered],
    command: { type: 'FormulateRequest', data: formulation },
    after: 'ClarificationAnswered',
  },
  AssessFeasibility: {
    past: [received, formulated()],
    command: {
      type: 'AssessFeasibility',
      data: { discipline: 'DESIGN', verdict: 'FEASIBLE', explanation: 'E' },
    },
    who: dan,
    after: 'RequestFormulated',
  },
  OfferOption: {
    past: ready,
    command: { type: 'OfferOption', data: { optionId: 'opt_new', ...offer } },
    after: 'FeasibilityAssessed',
  },
  ReviseOption: {
    past: [...ready, leaveAsIs, offered('opt_gallery')],
    command: { type: 'ReviseOption', data: { optionId: 'opt_gallery', ...offer, title: 'Anew' } },
    after: 'OptionOffered',
  },
  WithdrawOption: {
    past: [...ready, leaveAsIs, offered('opt_gallery'), predicted('opt_gallery', 'csq_leads')],
    command: { type: 'WithdrawOption', data: { optionId: 'opt_gallery', why: 'W' } },
    after: 'OptionOffered',
  },
  PredictConsequence: {
    past: [...ready, leaveAsIs, offered('opt_gallery'), predicted('opt_gallery', 'csq_leads')],
    command: {
      type: 'PredictConsequence',
      data: {
        consequenceId: 'csq_new',
        optionId: 'opt_gallery',
        statement: 'S',
        valence: 'GOOD',
        kind: 'SALES',
      },
    },
    after: 'OptionOffered',
  },
  RecommendOption: {
    past: [...ready, leaveAsIs, offered('opt_gallery'), predicted('opt_gallery', 'csq_leads')],
    command: {
      type: 'RecommendOption',
      data: { optionId: 'opt_1', why: 'W', others: [{ optionId: 'opt_gallery', judgement: 'DIFFERENT' }] },
    },
    after: 'OptionOffered',
  },
  DeclareUnknown: {
    past: [received, formulated()],
    command: { type: 'DeclareUnknown', data: { unknownId: 'unk_2', statement: 'S', why: 'W' } },
    after: 'RequestReceived',
  },
  ResolveUnknown: {
    past: [received, unknown, formulated()],
    command: { type: 'ResolveUnknown', data: { unknownId: 'unk_1', finding: 'F' } },
    after: 'UnknownDeclared',
  },
  IssueBriefing: { past: advised, command: issue('con_eve'), after: 'OptionRecommended' },
  OpenBriefing: {
    past: acknowledged,
    command: { type: 'OpenBriefing', data: { number: 1 } },
    who: max,
    after: 'BriefingIssued',
  },
  AcknowledgeBriefing: {
    past: acknowledged,
    command: acknowledge(acknowledged),
    who: max,
    after: 'BriefingIssued',
  },
  RefuseAcknowledgement: {
    past: acknowledged,
    command: { type: 'RefuseAcknowledgement', data: { number: 1, reason: 'R' } },
    who: max,
    after: 'BriefingIssued',
  },
  RecordSilence: {
    past: acknowledged,
    command: { type: 'RecordSilence', data: { number: 1 } },
    who: later,
    after: 'BriefingIssued',
  },
  RecordDecisionSilence: {
    past: decidedByPhone,
    command: { type: 'RecordDecisionSilence', data: { decisionId: 'dec_1' } },
    who: later,
    after: 'DecisionMade',
  },
  RaiseObjection: {
    past: decided,
    command: {
      type: 'RaiseObjection',
      data: { objectionId: 'obj_2', kind: 'TRUST', statement: 'S', causes: [] },
    },
    who: eve,
    after: 'RequestReceived',
  },
  AnswerObjection: {
    past: [...advised, objected],
    command: { type: 'AnswerObjection', data: { objectionId: 'obj_1', answer: 'A' } },
    after: 'ObjectionRaised',
  },
  DeferDecision: {
    past: laidOut,
    command: { type: 'DeferDecision', data: { until: '2026-04-01T00:00:00.000Z', why: 'W' } },
    who: eve,
    after: 'RequestReceived',
  },
  WakeRequest: {
    past: [...laidOut, deferred],
    command: { type: 'WakeRequest', data: { why: 'W' } },
    after: 'DecisionDeferred',
  },
  DeclineRequest: {
    past: laidOut,
    command: { type: 'DeclineRequest', data: { why: 'W' } },
    after: 'RequestReceived',
  },
  WithdrawRequest: {
    past: laidOut,
    command: { type: 'WithdrawRequest', data: { why: 'W' } },
    who: eve,
    after: 'RequestReceived',
  },
  AddNote: {
    past: decided,
    command: { type: 'AddNote', data: { noteId: 'not_2', text: 'N', visibility: 'SHARED' } },
    after: 'RequestReceived',
  },
  MakeDecision: {
    past: acknowledged,
    command: choose('opt_gallery'),
    who: eve,
    after: 'BriefingAcknowledged',
  },
  ConfirmDecision: { past: decidedByPhone, command: confirm, who: eve, after: 'DecisionMade' },
  DenyDecision: { past: decidedByPhone, command: deny, who: eve, after: 'DecisionMade' },
  SignDecision: { past: decided, command: sign, who: eve, after: 'DecisionMade' },
  SupersedeDecision: {
    past: decided,
    command: { type: 'SupersedeDecision', data: { decisionId: 'dec_1', byRequestId: 'req_2', why: 'W' } },
    who: {
      later: {
        projectId: 'prj_1',
        decision: { id: 'dec_2', madeAt: undefined, decidedBy: ['con_eve'], unconfirmed: false },
      },
    },
    after: 'DecisionMade',
  },
  StartImplementation: {
    past: factsAfter(decidedByPhone, [confirm, eve]),
    command: start,
    after: 'DecisionConfirmed',
  },
  DeliverImplementation: { past: started, command: deliver(), who: dan, after: 'ImplementationStarted' },
  AcceptDelivery: { past: delivered, command: accept(), who: eve, after: 'ImplementationDelivered' },
  RejectDelivery: { past: delivered, command: reject(), who: eve, after: 'ImplementationDelivered' },
  AgreePayment: {
    past: started,
    command: { type: 'AgreePayment', data: { amount: { amount: '1000', currency: 'EUR' } } },
    after: 'DecisionMade',
  },
  RecordPayment: {
    past: started,
    command: {
      type: 'RecordPayment',
      data: { paymentId: 'pay_1', amount: { amount: '1000', currency: 'EUR' }, paidOn: '2026-02-01' },
    },
    after: 'RequestReceived',
  },
  CorrectPayment: {
    past: [...started, agreed],
    command: { type: 'CorrectPayment', data: { amount: { amount: '1', currency: 'EUR' }, why: 'W' } },
    after: 'PaymentAgreed',
  },
  ObserveConsequence: {
    past: closed,
    command: {
      type: 'ObserveConsequence',
      data: { observationId: 'obs_2', outcome: 'WORSE', statement: 'S', consequenceId: 'csq_slow' },
    },
    who: eve,
    after: 'DecisionMade',
  },
  CorrectObservation: {
    past: [...closed, observed],
    command: {
      type: 'CorrectObservation',
      data: { observationId: 'obs_1', outcome: 'UNFORESEEN', statement: 'Snow', why: 'W' },
    },
    who: eve,
    after: 'ConsequenceObserved',
  },
  DisputeAttribution: {
    past: [...closed, observed],
    command: {
      type: 'DisputeAttribution',
      data: { disputeId: 'dsp_2', observationId: 'obs_1', grounds: 'G' },
    },
    after: 'ConsequenceObserved',
  },
  ResolveDispute: {
    past: [...closed, observed, disputed],
    command: { type: 'ResolveDispute', data: { disputeId: 'dsp_1', ruling: 'R' } },
    after: 'AttributionDisputed',
  },
  CloseRequest: { past: accepted, command: close(), after: 'DeliveryAccepted' },
};

const told = ({ past, command, who }: Case, occurredAt: string) => {
  const state = past.reduce(changeRequest.evolve, changeRequest.initialState);
  return changeRequest.decide(command, state, { ...context, ...who, occurredAt });
};

describe.each(Object.entries(cases))('%s', (_, one) => {
  // Something that nothing rests on comes last, and later than all that is stated.
  const past = dated([...one.past, note]);
  const earliest = at(past.findLastIndex(({ type }) => type === one.after));

  test(`is not stated to be before ${one.after}: OCCURRED_BEFORE`, () => {
    const before = new Date(Date.parse(earliest) - 1).toISOString();
    expect(told({ ...one, past }, before)).toMatchObject({
      refused: 'OCCURRED_BEFORE',
      detail: { earliest },
    });
  });

  test('may be at the same instant, however late it is entered', () => {
    const facts = told({ ...one, past }, earliest);
    expect(facts).not.toHaveProperty('refused');
    expect(facts).not.toEqual([]);
  });
});

/** The facts, of which one is stated to have happened after all the others, wherever it stands. */
const withLate = (past: readonly Fact[], late: Fact, minute = 500) =>
  dated(past).map((fact, index) =>
    past[index] === late ? { ...fact, metadata: { occurredAt: at(minute) } } : fact,
  );

const revised: Fact = { type: 'OptionRevised', data: { optionId: 'opt_gallery', ...offer, title: 'Anew' } };
const withdrawn: Fact = { type: 'OptionWithdrawn', data: { optionId: 'opt_embed', why: 'W' } };
const [formulationOf, design] = [formulated(), assessed('DESIGN')];
const lateConsequence = predicted('opt_1', 'csq_late');
const advice = recommended('opt_1');
const shown = [
  ...[received, formulationOf, design, assessed('WEB_DEVELOPMENT'), leaveAsIs],
  ...[offered('opt_gallery'), offered('opt_embed'), predicted('opt_gallery', 'csq_leads'), lateConsequence],
  ...[revised, withdrawn, advice, unknown, resolved],
];

test.each([
  ['formulation', formulationOf],
  ['assessment', design],
  ['option', leaveAsIs],
  ['option', revised],
  ['option', withdrawn],
  ['consequence', lateConsequence],
  ['recommendation', advice],
  ['unknown', resolved],
] as const)(
  'a briefing comes after each %s that it shows, or shows no more: OCCURRED_BEFORE',
  (what, late) => {
    const past = withLate(shown, late);
    const [occurredAt, earliest] = [at(499), at(500)];
    given(...past)
      .when(issue('con_eve'), { occurredAt })
      .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what });
    expect(told({ past, command: issue('con_eve'), after: late.type }, earliest)).not.toHaveProperty(
      'refused',
    );
  },
);

const grave = predicted('opt_gallery', 'csq_grave', { valence: 'BAD', severity: 'HIGH' });
const gallery = offered('opt_gallery');
const urgent: Fact = {
  type: 'RequestReceived',
  data: {
    ...{ projectId: 'prj_1', clientId: 'cli_1', number: 12, title: 'T', wording: 'W', from: 'con_eve' },
    ...{ channel: 'PHONE', kind: 'URGENT' },
  },
};
const atOnce = [urgent, leaveAsIs, gallery, offered('opt_embed'), grave, advice];
const choice = choose('opt_gallery', { mode: 'URGENT', acceptedConsequences: ['csq_grave'], reason });

test.each([
  ['option', gallery],
  ['consequence', grave],
  ['recommendation', advice],
] as const)('what is decided at once comes after the %s that it rests on: OCCURRED_BEFORE', (what, late) => {
  const past = withLate(atOnce, late);
  const [occurredAt, earliest] = [at(499), at(500)];
  given(...past)
    .when(choice, { ...eve, occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what });
  expect(told({ past, command: choice, who: eve, after: late.type }, earliest)).not.toHaveProperty('refused');
});

test('nothing is decided or offered at once before it was marked urgent: OCCURRED_BEFORE', () => {
  const mark: Fact = { type: 'RequestMarkedUrgent', data: { why: 'W', markedBy: 'con_eve' } };
  const [occurredAt, earliest] = [at(499), at(500)];
  const anew: Command = { type: 'OfferOption', data: { optionId: 'opt_new', ...offer } };
  given(...withLate([...laidOut, mark], mark))
    .when(choose('opt_1', { mode: 'URGENT' }), { ...eve, occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'mark' });
  given(...withLate([received, mark], mark))
    .when(anew, { occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'mark' });
  expect(
    told({ past: withLate([...ready, mark], mark), command: anew, after: mark.type }, at(499)),
  ).not.toHaveProperty('refused');
});

test('what it does not rest on may have come later, and what is urgent is offered at once', () => {
  const other = atOnce.find((fact) => fact.type === 'OptionOffered' && fact.data.optionId === 'opt_embed');
  const past = withLate(atOnce, other ?? urgent);
  expect(told({ past, command: choice, who: eve, after: urgent.type }, at(499))).not.toHaveProperty(
    'refused',
  );
  const thought = [urgent, formulationOf, design];
  const anew: Command = { type: 'OfferOption', data: { optionId: 'opt_new', ...offer } };
  expect(
    told({ past: withLate(thought, formulationOf), command: anew, after: urgent.type }, at(1)),
  ).not.toHaveProperty('refused');
});

test('what was delivered again comes after what was delivered first: OCCURRED_BEFORE', () => {
  const past = factsAfter(delivered, [reject(), eve]);
  const late = past.find(({ type }) => type === 'ImplementationDelivered') ?? urgent;
  const [occurredAt, earliest] = [at(499), at(500)];
  given(...withLate(past, late))
    .when(deliver('dlv_2'), { ...dan, occurredAt })
    .thenRefused('OCCURRED_BEFORE', { occurredAt, earliest, what: 'delivery' });
});

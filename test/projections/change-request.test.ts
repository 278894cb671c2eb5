import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import type { ChangeRequestRow } from '../../src/projections/change-request/change-request.row.js';
import { folded } from '../support/projection-specification.js';
import { log, moment, occurred, recorded } from '../support/recorded-facts.js';
import { contentOf, form, formulation, leads, wholeLife } from './change-request-story.js';

const { facts } = wholeLife();

const rowAfter = (events: number): ChangeRequestRow => {
  const row = folded(changeRequestProjection, facts.slice(0, events)).get('req_1');
  if (row === undefined) throw new Error('There is no row.');
  return row;
};

/** What the fact at a position adds to the row before it. */
const changeBy = (position: number): Partial<ChangeRequestRow> => {
  const before = rowAfter(position - 1);
  const after = rowAfter(position);
  const names = Object.keys(after) as (keyof ChangeRequestRow)[];
  const changed = names.filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  const { revision, changedAt, statusSince, ...rest } = Object.fromEntries(
    changed.map((name) => [name, after[name]]),
  );
  expect([revision, changedAt]).toEqual([position - 1, recorded(position)]);
  expect(statusSince).toBe('status' in rest ? occurred(position) : undefined);
  return rest;
};

test('a wish makes the row, word for word', () =>
  expect(rowAfter(1)).toEqual({
    id: 'req_1',
    projectId: 'prj_1',
    clientId: 'cli_1',
    number: 12,
    title: 'Leads',
    kind: 'NORMAL',
    wish: {
      wording: 'We want leads',
      from: 'con_eve',
      channel: 'PHONE',
      receivedBy: 'mem_ada',
      ...moment(1),
    },
    attachments: [],
    corrections: [],
    notes: [],
    deferrals: [],
    status: 'RECEIVED',
    statusSince: occurred(1),
    questions: [],
    formulations: [],
    assessments: [],
    options: [],
    unknowns: [],
    briefings: [],
    objections: [],
    earlierDecisions: [],
    deniedDecisions: [],
    deliveries: [],
    payments: { agreements: [], received: [] },
    observations: [],
    disputes: [],
    receivedAt: occurred(1),
    changedAt: recorded(1),
    revision: 0,
  }));

test('a question waits for its answer', () => {
  const asked = {
    id: 'qst_1',
    question: 'How many?',
    owedBy: 'con_eve',
    askedBy: 'mem_ada',
    asked: moment(2),
  };
  expect(changeBy(2)).toEqual({ status: 'CLARIFYING', questions: [asked] });
  const answer = { text: 'Forty', answeredBy: 'con_eve', recordedBy: 'con_eve', ...moment(3) };
  expect(changeBy(3)).toEqual({ questions: [{ ...asked, answer }] });
});

test('a formulation is assessed by each discipline that it touches', () => {
  const version = { version: 1, ...formulation, by: 'mem_ada', ...moment(4) };
  expect(changeBy(4)).toEqual({ status: 'FORMULATED', formulations: [version] });
  const design = {
    formulationVersion: 1,
    discipline: 'DESIGN',
    verdict: 'FEASIBLE_IF',
    explanation: 'with a photo',
    by: 'mem_dan',
    ...moment(5),
    current: true,
  };
  expect(changeBy(5)).toEqual({ assessments: [design] });
  expect(changeBy(6)).toEqual({
    status: 'ASSESSED',
    assessments: [design, expect.objectContaining({ discipline: 'WEB_DEVELOPMENT', current: true })],
  });
});

test('options are offered with their consequences, and one is recommended', () => {
  const option = {
    id: 'opt_form',
    leaveAsIs: false,
    validUntil: '2026-02-01T00:00:00.000Z',
    ...form,
    offeredBy: 'mem_ada',
    ...moment(7),
    consequences: [],
    revisions: [],
  };
  const same = {
    id: 'opt_same',
    leaveAsIs: true,
    title: 'As it is',
    offeredBy: 'mem_ada',
    ...moment(8),
    consequences: [],
    revisions: [],
  };
  expect(changeBy(7)).toEqual({ status: 'OPTIONS_OFFERED', options: [option] });
  expect(changeBy(8)).toEqual({ options: [option, same] });
  const predicted = { id: 'csq_leads', ...leads, predictedBy: 'mem_web', ...moment(9) };
  expect(changeBy(9)).toEqual({ options: [{ ...option, consequences: [predicted] }, same] });
  expect(changeBy(10)).toEqual({
    recommendation: {
      optionId: 'opt_form',
      why: 'It serves the goal',
      others: [],
      by: 'mem_ada',
      ...moment(10),
    },
  });
});

test('a briefing keeps what was shown, who opened it and who acknowledged it', () => {
  const briefing = {
    id: 'brf_1',
    number: 1,
    digest: 'd1',
    content: contentOf(1, 'opt_form'),
    deciders: ['con_eve'],
    issuedBy: 'mem_ada',
    ...moment(11),
    stale: false,
    opened: [],
    acknowledged: [],
    refused: [],
    objecting: [],
  };
  expect(changeBy(11)).toEqual({ status: 'BRIEFED', briefings: [briefing] });
  const opened = [{ by: 'con_eve', ...moment(12) }];
  expect(changeBy(12)).toEqual({ briefings: [{ ...briefing, opened }] });
  const acknowledged = [{ by: 'con_eve', digest: 'd1', ...moment(13) }];
  expect(changeBy(13)).toEqual({ briefings: [{ ...briefing, opened, acknowledged }] });
});

test('a decision says who chose on what authority, and its stance follows from the briefing', () => {
  const decision = {
    id: 'dec_1',
    chosen: ['opt_same'],
    decidedBy: ['con_eve'],
    mode: 'WRITTEN',
    authority: { level: 'CLIENT_DECIDES', basis: 'NO_AGREEMENT', clientRevision: 3 },
    briefing: { number: 1, digest: 'd1' },
    reason: { code: 'BUDGET', words: 'Not this year', salt: 'salt' },
    acceptedConsequences: [],
    reviewOn: '2026-06-01',
    digest: 'dd',
    stance: 'DEVIATED',
    latestBriefing: 1,
    recordedBy: 'con_eve',
    ...moment(14),
    signatures: [],
    owed: [],
    silences: [],
  };
  expect(changeBy(14)).toEqual({ status: 'DECIDED', decision });
  const signatures = [
    { by: 'con_eve', printedName: 'Eve Adams', meaning: 'I decide so', digest: 'dd', ...moment(15) },
  ];
  expect(changeBy(15)).toEqual({ decision: { ...decision, signatures } });
  const superseded = { why: 'A year later', byRequestId: 'req_9', by: 'mem_ada', ...moment(17) };
  expect(changeBy(17)).toEqual({
    status: 'SUPERSEDED',
    decision: { ...decision, signatures, superseded },
  });
});

test('what came of it is kept beside the decision', () =>
  expect(changeBy(16)).toEqual({
    observations: [
      {
        id: 'obs_1',
        outcome: 'WORSE',
        consequenceId: 'csq_leads',
        statement: 'Fewer leads',
        money: { amount: '900.00', currency: 'EUR' },
        days: 3,
        observedBy: 'mem_ada',
        recordedBy: 'mem_ada',
        corrections: [],
        ...moment(16),
      },
    ],
  }));

test('an imported record brings its source, and a choice made elsewhere followed no advice given here', () => {
  const source = { format: 'MADR', file: '0001.md', sha256: 'ab', sections: [] } as const;
  const { facts: imported } = log()
    .say('changeRequest/req_2', {
      type: 'RequestReceived',
      data: {
        projectId: 'prj_1',
        clientId: 'cli_1',
        number: 1,
        title: 'T',
        wording: 'W',
        channel: 'IMPORT',
        source,
      },
    })
    .say('changeRequest/req_2', {
      type: 'DecisionMade',
      data: {
        decisionId: 'dec_2',
        chosen: [],
        chosenAsWritten: 'Something else',
        decidedBy: ['per_1'],
        decidedOn: '2020-01-01',
        mode: 'IMPORTED',
        acceptedConsequences: [],
        digest: 'x',
      },
    });
  const row = folded(changeRequestProjection, imported).get('req_2');
  expect(row).toMatchObject({ source, status: 'DECIDED', wish: { channel: 'IMPORT' } });
  expect(row?.wish).not.toHaveProperty('from');
  expect(row?.decision).toMatchObject({
    stance: 'NO_ADVICE_GIVEN',
    mode: 'IMPORTED',
    chosenAsWritten: 'Something else',
  });
});

test('a decision that names another digest than the briefing had followed no advice', () => {
  const story = log();
  story.facts.push(...facts.slice(0, 13));
  story.say('changeRequest/req_1', {
    type: 'DecisionMade',
    data: {
      decisionId: 'dec_1',
      chosen: ['opt_form'],
      decidedBy: ['con_eve'],
      mode: 'WRITTEN',
      briefing: { number: 1, digest: 'another' },
      acceptedConsequences: [],
      digest: 'dd',
    },
  });
  expect(folded(changeRequestProjection, story.facts).get('req_1')?.decision?.stance).toBe('NO_ADVICE_GIVEN');
});

test('a declined request says why', () => {
  const story = log();
  story.facts.push(...facts.slice(0, 3));
  story.say('changeRequest/req_1', { type: 'RequestDeclined', data: { why: 'Out of scope' } });
  expect(folded(changeRequestProjection, story.facts).get('req_1')).toMatchObject({
    status: 'DECLINED',
    declined: { why: 'Out of scope', by: 'mem_ada', ...moment(4) },
  });
});

test('a history without its beginning stops the projection instead of being skipped', () =>
  expect(() => folded(changeRequestProjection, facts.slice(1))).toThrow("before its stream's first event"));

import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { folded } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { form, leads, wholeLife } from './change-request-story.js';

const request = 'changeRequest/req_1';

/** The story of a request up to its briefing's receipt; what is said next has position 14. */
const briefed = () => {
  const story = log();
  story.facts.push(...wholeLife().facts.slice(0, 13));
  return story;
};
const rowAfter = ({ facts }: ReturnType<typeof log>) => folded(changeRequestProjection, facts).get('req_1');

test('a revised option has the new terms whole, and keeps who offered it and what is predicted of it', () => {
  const { fallback, ...terms } = { ...form, title: 'A shorter form', fallback: undefined };
  const { price, ...without } = terms;
  const row = rowAfter(
    briefed().say(
      request,
      { type: 'OptionRevised', data: { optionId: 'opt_form', ...without } },
      { by: 'mem_max' },
    ),
  );
  expect(fallback).toBeUndefined();
  expect(price).toBeDefined();
  expect(row?.options[0]).toEqual({
    id: 'opt_form',
    leaveAsIs: false,
    ...without,
    offeredBy: 'mem_ada',
    ...moment(7),
    consequences: [{ id: 'csq_leads', ...leads, predictedBy: 'mem_web', ...moment(9) }],
    revisions: [{ by: 'mem_max', ...moment(14) }],
  });
  expect(row?.status).toBe('OPTIONS_OFFERED');
});

test('a withdrawn option stays to be seen; advice to choose it falls, other advice stands', () => {
  const withdrawn = (optionId: string) =>
    rowAfter(briefed().say(request, { type: 'OptionWithdrawn', data: { optionId, why: 'No' } }));
  const row = withdrawn('opt_form');
  expect(row?.options[0]).toMatchObject({ withdrawn: { why: 'No', by: 'mem_ada', ...moment(14) } });
  expect(row).not.toHaveProperty('recommendation');
  expect(withdrawn('opt_same')?.recommendation).toMatchObject({ optionId: 'opt_form' });
});

test('when nothing is on offer any more, the request stands where it stood before', () => {
  const story = briefed();
  for (const optionId of ['opt_form', 'opt_same'])
    story.say(request, { type: 'OptionWithdrawn', data: { optionId, why: 'No' } });
  expect(rowAfter(story)?.status).toBe('ASSESSED');
});

test('what is unknown stays beside what was found out', () => {
  const declared = { statement: 'How many', why: 'Nobody counted', wouldTell: 'A month' };
  const story = briefed().say(request, {
    type: 'UnknownDeclared',
    data: { unknownId: 'unk_1', ...declared },
  });
  const unknown = { id: 'unk_1', ...declared, by: 'mem_ada', ...moment(14) };
  expect(rowAfter(story)?.unknowns).toEqual([unknown]);
  story.say(
    request,
    { type: 'UnknownResolved', data: { unknownId: 'unk_1', finding: 'Forty' } },
    { by: 'mem_web' },
  );
  const resolved = { finding: 'Forty', by: 'mem_web', ...moment(15) };
  expect(rowAfter(story)?.unknowns).toEqual([{ ...unknown, resolved }]);
});

test('objections are rounds, each with whose it is, who wrote it down, and the answer', () => {
  const raised = {
    round: 1,
    kind: 'TRUST',
    statement: 'We were told so before',
    causes: ['PAST_EXPERIENCE'],
    raisedBy: 'con_eve',
  } as const;
  const story = briefed().say(request, {
    type: 'ObjectionRaised',
    data: { objectionId: 'obj_1', ...raised },
  });
  const objection = { id: 'obj_1', ...raised, recordedBy: 'mem_ada', ...moment(14) };
  expect(rowAfter(story)).toMatchObject({ objections: [objection], status: 'BRIEFED' });
  story.say(request, {
    type: 'ObjectionAnswered',
    data: { objectionId: 'obj_1', answer: 'Not by us', answeredBy: 'mem_ada' },
  });
  const answer = { text: 'Not by us', by: 'mem_ada', ...moment(15) };
  expect(rowAfter(story)?.objections).toEqual([{ ...objection, answer }]);
});

test('an objection to what was decided for the client names the decision', () => {
  const story = briefed().say(request, {
    type: 'ObjectionRaised',
    data: {
      ...{ objectionId: 'obj_1', round: 1, kind: 'BUDGET', statement: 'No', causes: [] },
      ...{ raisedBy: 'con_eve', decisionId: 'dec_1' },
    },
  });
  expect(rowAfter(story)?.objections).toMatchObject([{ id: 'obj_1', decisionId: 'dec_1' }]);
});

test('a refusal to acknowledge stands beside disclosure and acknowledgement', () => {
  const story = briefed().say(request, {
    type: 'AcknowledgementRefused',
    data: { number: 1, digest: 'd1', refusedBy: 'con_bob', reason: 'No time' },
  });
  const [briefing] = rowAfter(story)?.briefings ?? [];
  expect(briefing).toMatchObject({
    stale: false,
    opened: [{ by: 'con_eve' }],
    acknowledged: [{ by: 'con_eve' }],
  });
  expect(briefing?.refused).toEqual([
    { by: 'con_bob', recordedBy: 'mem_ada', digest: 'd1', reason: 'No time', ...moment(14) },
  ]);
});

test('what becomes urgent is of that kind from then on, and keeps what it was, when and why', () => {
  const mark = { why: 'The fair is tomorrow', markedBy: 'con_eve' };
  const story = briefed();
  expect(rowAfter(story)).toMatchObject({ kind: 'NORMAL' });
  const row = rowAfter(story.say(request, { type: 'RequestMarkedUrgent', data: mark }, { by: 'mem_max' }));
  expect(row).toMatchObject({
    ...{ kind: 'URGENT', status: 'BRIEFED' },
    markedUrgent: { ...mark, kindBefore: 'NORMAL', by: 'mem_max', ...moment(14) },
  });
  expect(row && changeRequestProjection.columns['kind']?.of(row)).toBe('URGENT');
});

import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { folded } from '../support/projection-specification.js';
import { log, moment } from '../support/recorded-facts.js';
import { wholeLife } from './change-request-story.js';

const request = 'changeRequest/req_1';

/** The story of a request up to its briefing's receipt; what is said next has position 14. */
const briefed = () => {
  const story = log();
  story.facts.push(...wholeLife().facts.slice(0, 13));
  return story;
};
const rowAfter = ({ facts }: ReturnType<typeof log>) => folded(changeRequestProjection, facts).get('req_1');
const before = rowAfter(briefed());

const ofMax = { by: 'mem_max' };
const deferred = {
  type: 'DecisionDeferred',
  data: { until: '2026-09-01T00:00:00.000Z', why: 'The season', deferredBy: 'con_eve' },
} as const;

test('what is handed over is kept by digest, with whose it is and who stored it; the briefing stays fresh', () => {
  const data = { name: 'logo.svg', sha256: 'a'.repeat(64), bytes: 512, mediaType: 'image/svg+xml' };
  const story = briefed()
    .say(request, { type: 'AttachmentAdded', data: { ...data, addedBy: 'con_eve' } }, ofMax)
    .say(request, { type: 'AttachmentAdded', data: { ...data, name: 'again.svg', addedBy: 'mem_max' } });
  const row = rowAfter(story);
  expect(row?.attachments).toEqual([
    { ...data, addedBy: 'con_eve', by: 'mem_max', ...moment(14) },
    { ...data, name: 'again.svg', addedBy: 'mem_max', by: 'mem_ada', ...moment(15) },
  ]);
  expect(row).toMatchObject({ status: 'BRIEFED', briefings: [{ stale: false }] });
});

test('a correction stands beside the wording, which stays what it was', () => {
  const story = briefed().say(
    request,
    { type: 'WishCorrected', data: { correction: 'Two of them', correctedBy: 'con_eve' } },
    ofMax,
  );
  const row = rowAfter(story);
  expect(row?.corrections).toEqual([
    { text: 'Two of them', correctedBy: 'con_eve', by: 'mem_max', ...moment(14) },
  ]);
  expect(row?.wish).toEqual(before?.wish);
  expect(row?.briefings).toEqual(before?.briefings);
});

test('notes are kept with who wrote them and who may see them', () => {
  const note = { text: 'They are in a hurry', visibility: 'INTERNAL', writtenBy: 'mem_max' } as const;
  const story = briefed().say(request, { type: 'NoteAdded', data: { noteId: 'not_1', ...note } }, ofMax);
  expect(rowAfter(story)?.notes).toEqual([{ id: 'not_1', ...note, ...moment(14) }]);
});

test('a rest has its beginning and its end; a second one does not touch the first', () => {
  const story = briefed().say(request, deferred);
  const rest = { ...deferred.data, by: 'mem_ada', ...moment(14) };
  expect(rowAfter(story)).toMatchObject({ status: 'DEFERRED', statusSince: moment(14).occurredAt });
  expect(rowAfter(story)?.deferrals).toEqual([rest]);
  story.say(request, { type: 'RequestWoken', data: { why: 'They called' } }, ofMax);
  const woken = { why: 'They called', by: 'mem_max', ...moment(15) };
  expect(rowAfter(story)).toMatchObject({ status: 'BRIEFED', statusSince: moment(15).occurredAt });
  story.say(request, deferred).say(request, { type: 'RequestWoken', data: {} }, { by: 'system' });
  expect(rowAfter(story)?.deferrals).toEqual([
    { ...rest, woken },
    { ...rest, ...moment(16), woken: { by: 'system', ...moment(17) } },
  ]);
});

test('a wish that is taken back says by whom and why, also from a rest', () => {
  const story = briefed()
    .say(request, deferred)
    .say(request, { type: 'RequestWithdrawn', data: { why: 'Sold', withdrawnBy: 'con_eve' } }, ofMax);
  expect(rowAfter(story)).toMatchObject({
    status: 'WITHDRAWN',
    withdrawal: { why: 'Sold', withdrawnBy: 'con_eve', by: 'mem_max', ...moment(15) },
  });
});

test('silence is kept with the briefing that it was about, and changes nothing else', () => {
  const silence = { silent: ['con_eve'], since: moment(11).recordedAt, days: 7 };
  const story = briefed().say(
    request,
    { type: 'SilenceRecorded', data: { number: 1, ...silence } },
    { by: 'system' },
  );
  const row = rowAfter(story);
  expect(row?.briefings[0]).toEqual({
    ...before?.briefings[0],
    silence: { ...silence, by: 'system', ...moment(14) },
  });
  expect(row?.status).toBe(before?.status);
});

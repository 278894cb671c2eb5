import {
  acknowledgedByEve,
  advised,
  choose,
  type Command,
  digestIn,
  eve,
  type Fact,
  factsAfter,
  given,
  issue,
  issueAs,
  received,
} from './change-request-life.js';
import { delivered } from './change-request-later.js';
import { unruly } from './parties.js';

const unknown = (unknownId = 'unk_1') => ({
  unknownId,
  statement: 'How many orders come from abroad',
  why: 'Nobody has counted them',
  wouldTell: 'A month of counting',
});
const declare = (unknownId?: string): Command => ({ type: 'DeclareUnknown', data: unknown(unknownId) });
const declared = (unknownId?: string): Fact => ({ type: 'UnknownDeclared', data: unknown(unknownId) });
const resolve = (unknownId = 'unk_1'): Command => ({
  type: 'ResolveUnknown',
  data: { unknownId, finding: 'Two in a hundred' },
});
const resolved = (unknownId = 'unk_1'): Fact => ({
  type: 'UnknownResolved',
  data: { unknownId, finding: 'Two in a hundred' },
});
const contentIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'BriefingIssued' ? [fact.data.content] : [])).at(-1);

test('what is unknown is declared with the reason, as soon as the wish is there', () => {
  given(received).when(declare()).then(declared());
  for (const id of unruly) given(received).when(declare(id)).then(declared(id));
});

test('a briefing names what is still unknown, under its digest', () => {
  const { unknownId: id, ...content } = unknown();
  const without = factsAfter(advised, [issue('con_eve')]);
  const facts = factsAfter(advised, [declare('unk_0')], [declare()], [resolve('unk_0')], [issue('con_eve')]);
  expect(contentIn(facts)).toEqual({ ...contentIn(without), unknowns: [{ id, ...content }] });
  expect(digestIn(facts)).not.toBe(digestIn(without));
});

test('where nothing is unknown the content has no word of it: old digests stay what they were', () => {
  const facts = factsAfter(advised, [declare()], [resolve()], [issue('con_eve')]);
  expect(contentIn(facts)).not.toHaveProperty('unknowns');
  expect(digestIn(facts)).toBe(digestIn(factsAfter(advised, [issue('con_eve')])));
});

test('declaring and resolving make a briefing stale: BRIEFING_STALE', () => {
  const before = factsAfter(advised, [declare()]);
  for (const command of [declare('unk_2'), resolve()])
    given(...factsAfter(acknowledgedByEve(before), [command]))
      .when(choose('opt_gallery'), eve)
      .thenRefused('BRIEFING_STALE', { number: 1 });
  const again = factsAfter(acknowledgedByEve(before), [declare('unk_2')], [issueAs('brf_2', 'con_eve')]);
  expect(contentIn(again)?.unknowns?.map(({ id }) => id)).toEqual(['unk_1', 'unk_2']);
});

test('an unknown is declared once: ALREADY_EXISTS', () =>
  given(received, declared()).when(declare()).thenRefused('ALREADY_EXISTS', { what: 'unknown' }));

test('it is resolved once, and only when declared: UNKNOWN_RESOLVED, NOT_FOUND', () => {
  given(received, declared()).when(resolve()).then(resolved());
  given(received, declared(), resolved())
    .when(resolve())
    .thenRefused('UNKNOWN_RESOLVED', { unknownId: 'unk_1' });
  for (const id of ['unk_2', ...unruly])
    given(received, declared()).when(resolve(id)).thenRefused('NOT_FOUND', { what: 'unknown' });
});

test.each([declare(), resolve()])(
  'too early or too late: $type: NOT_FOUND, INVALID_TRANSITION',
  (command) => {
    given().when(command).thenRefused('NOT_FOUND', { what: 'request' });
    given(...delivered)
      .when(command)
      .thenRefused('INVALID_TRANSITION', {
        from: 'DELIVERED',
        allowed: [
          'RECEIVED',
          'CLARIFYING',
          'FORMULATED',
          'ASSESSED',
          'OPTIONS_OFFERED',
          'BRIEFED',
          'DECIDED',
          'IN_IMPLEMENTATION',
        ],
      });
  },
);

import fc from 'fast-check';
import { changeRequest } from '../../src/aggregates/change-request/index.js';
import { digestOf } from '../../src/application/digest.js';
import { advised, context, type Fact, issue } from './change-request-life.js';

const outdates = new Set<string>([
  'RequestFormulated',
  'FeasibilityAssessed',
  'OptionOffered',
  'ConsequencePredicted',
  'OptionRecommended',
]);

type Path = readonly (string | number)[];
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The way to every text, number and truth value in a piece of JSON. */
const leavesOf = (value: Json, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
    : [path];

function otherThan(value: Json, text: string): Json {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? value + text : value !== true;
}

function changedAt(value: Json, [name, ...rest]: Path, text: string): Json {
  if (name === undefined) return otherThan(value, text);
  if (Array.isArray(value))
    return value.map((part: Json, index) =>
      String(index) === String(name) ? changedAt(part, rest, text) : part,
    );
  const fields = value as Readonly<Record<string, Json>>;
  return { ...fields, [name]: changedAt(fields[name] ?? null, rest, text) };
}

const contentAfter = (facts: readonly Fact[]) => {
  const state = facts.reduce(changeRequest.evolve, changeRequest.initialState);
  const decision = changeRequest.decide(issue('con_eve'), state, context);
  const [issued] = 'refused' in decision ? [] : decision;
  return issued?.type === 'BriefingIssued' ? issued.data : undefined;
};

test('every word, figure and mark of what can be shown is bound by the digest', () => {
  const original = contentAfter(advised);
  const shown = advised.flatMap((fact, index) =>
    outdates.has(fact.type) && fact.type !== 'FeasibilityAssessed'
      ? leavesOf(fact.data as unknown as Json).map((path) => ({ index, path }))
      : [],
  );
  const refused = new Set<string>();
  const bound = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...shown), fc.string({ minLength: 1 }), ({ index, path }, text) => {
      const facts = advised.map((fact, at) =>
        at === index
          ? ({ ...fact, data: changedAt(fact.data as unknown as Json, path, text) } as Fact)
          : fact,
      );
      const changed = contentAfter(facts);
      (changed ? bound : refused).add(path.join('.'));
      // Some changes leave nothing that could be briefed, such as a discipline that nobody has assessed, or a
      // workaround without a technical consequence.
      if (changed) expect(changed.digest).not.toBe(original?.digest);
    }),
    { numRuns: 1_500 },
  );
  expect(original?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect([...bound]).toEqual(
    expect.arrayContaining(['title', 'summary', 'statement', 'price.from.amount', 'why']),
  );
  expect([...refused].filter((path) => !/^(disciplines\.\d|optionId|kind)$/.test(path))).toEqual([]);
});

const reversed = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: Json) => reversed(part));
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part)]),
  );
};

test('the same content has the same digest, in whatever order its fields are written', () => {
  const { content, digest } = contentAfter(advised) ?? {};
  const other = reversed(content as unknown as Json);
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(content));
  expect(digestOf(other as object)).toBe(digest);
});

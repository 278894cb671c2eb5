import type { MadrDocument } from '../../../src/application/import-madr/madr-document.js';
import { peopleIn } from '../../../src/application/import-madr/people.js';
import { importCommandId, requestIdOf } from '../../../src/application/import-madr/record-ids.js';
import { successorOf } from '../../../src/application/import-madr/successors.js';
import { type TakenRecord, toRecord } from '../../../src/application/import-madr/to-record.js';
import { storable } from '../../../src/application/import-madr/storable-text.js';
import { record } from './reading.js';

const projectId = 'prj_00000000-0000-4000-8000-000000000001';

interface Given {
  readonly file?: string;
  readonly now?: string;
  readonly successors?: Readonly<Record<string, string>>;
}

function taken(
  text: string,
  { file = '0001-a-file.md', now = '2026-01-01T00:00:00.000Z', successors = {} }: Given = {},
) {
  const { document } = record(file, text);
  const { deciders, consulted, informed, others } = peopleIn(document);
  const names = [deciders, consulted, informed, ...others].flatMap((field) => field.names);
  return toRecord(document, {
    projectId,
    requestId: requestIdOf(projectId, file),
    file,
    sha256: 'a'.repeat(64),
    now,
    people: new Map(names.map((name) => [name, `per_${name}`])),
    successorOf: (reference) => successors[reference],
  });
}

const codes = ({ findings }: TakenRecord) => findings.map(({ code }) => code);
const sections = ({ record: { source } }: TakenRecord) =>
  Object.fromEntries(source.sections.map(({ heading, text }) => [heading, text]));

const head = (...lines: readonly string[]) => ['---', ...lines, '---', ''].join('\n');
const body = `# Title

## Context and Problem Statement

Why?

## Considered Options

* One
* Two

## Decision Outcome

Chosen option: "One", because it is first.

### Consequences

* Good, because quick
* Bad, because dear

## Pros and Cons of the Options

### One

* Good, because small
`;

test('the outcome and what it says of the chosen option', () => {
  const { record: found, findings } = taken(body);
  expect(findings).toEqual([]);
  expect(found).toMatchObject({ title: 'Title', wording: 'Why?' });
  expect(found.decision).toMatchObject({
    chosen: [found.options[0]?.optionId],
    justification: 'it is first.',
  });
  expect(found.decision).not.toHaveProperty('chosenAsWritten');
  expect(found.options[0]?.consequences.map(({ statement, valence }) => [statement, valence])).toEqual([
    ['small', 'GOOD'],
    ['quick', 'GOOD'],
    ['dear', 'BAD'],
  ]);
  expect(found.options[1]?.consequences).toEqual([]);
});

test('the same file has the same ids in every run, and another project has others', () => {
  expect(taken(body).record).toEqual(taken(body).record);
  const ids = new Set(
    taken(body).record.options.flatMap((option) => [
      option.optionId,
      ...option.consequences.map((one) => one.consequenceId),
    ]),
  );
  expect(ids.size).toBe(5);
  const id = requestIdOf(projectId, 'a.md');
  expect(id).toMatch(/^req_[0-9a-f-]{36}$/);
  expect(requestIdOf('prj_00000000-0000-4000-8000-000000000002', 'a.md')).not.toBe(id);
  expect(importCommandId(id)).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['accepted', 'decision', []],
  ['Implemented', 'decision', ['STATUS_NOT_CERTAIN']],
  ['proposed', 'none', ['NOT_DECIDED']],
  ['in discussion', 'none', ['NOT_DECIDED']],
  ['rejected', 'declined', []],
  ['deprecated', 'superseded', []],
])('the status "%s" makes it: %s', (status, wanted, wantedCodes) => {
  const found = taken(head(`status: ${status}`) + body);
  const { decision, declined, superseded } = found.record;
  const made = superseded ? 'superseded' : decision ? 'decision' : declined ? 'declined' : 'none';
  expect([made, codes(found)]).toEqual([wanted, wantedCodes]);
  expect(found.record.source.statusAsWritten).toBe(status);
  expect(found.record.options).toHaveLength(2);
  if (!decision) expect(Object.values(sections(found)).join()).toContain('because it is first');
});

test('a placeholder of the template decides nothing, and no outcome decides nothing', () => {
  for (const outcome of [
    '## Decision Outcome\n\nChosen option: "{title of option 1}", because {justification}.\n',
    '',
  ])
    expect(taken(`# A\n\n## Context and Problem Statement\n\nWhy?\n\n${outcome}`).record).not.toHaveProperty(
      'decision',
    );
  const bare = taken(`${head('status: accepted')}# A\n\n## Context and Problem Statement\n\nWhy?\n`);
  expect(codes(bare)).toEqual(['NOT_DECIDED']);
});

test('consequences of an outcome that names no single option are kept, and invented onto none', () => {
  const found = taken(body.replace('"One", because', '"Three", because'));
  expect(codes(found)).toEqual(['CONSEQUENCES_OF_NO_OPTION']);
  expect(found.record.decision).toMatchObject({ chosen: [], chosenAsWritten: 'Three' });
  expect(found.record.options.flatMap(({ consequences }) => consequences)).toHaveLength(1);
  expect(sections(found)['Consequences']).toBe('* Good: quick\n* Bad: dear');
});

test('a successor is pointed to where it is here, and else kept as a reference', () => {
  const text = head('status: superseded by [ADR-9](0009-b.md)') + body;
  expect(taken(text, { successors: { '0009-b.md': 'req_9' } }).record.superseded).toEqual({
    why: 'superseded by [ADR-9](0009-b.md)',
    byReference: '0009-b.md',
    byRequestId: 'req_9',
  });
  const alone = taken(text);
  expect(alone.record.superseded).not.toHaveProperty('byRequestId');
  expect(codes(alone)).toEqual(['SUCCESSOR_NOT_FOUND']);
});

test('references are resolved by file name or by a bare number, near by first, and never guessed', () => {
  const at = (file: string, number: number) => ({ file, number, requestId: file });
  const all = [
    at('a/0001-x.md', 1),
    at('a/0009-y.md', 9),
    at('b/0009-z.md', 9),
    at('b/0001-x.md', 1),
    at('c/3.md', 3),
  ];
  const from = at('a/0001-x.md', 1);
  expect(successorOf('0009-Y.md', from, all)).toBe('a/0009-y.md');
  expect(successorOf('ADR-0009', from, all)).toBe('a/0009-y.md');
  expect(successorOf('ADR-0009', at('c/3.md', 3), all)).toBeUndefined();
  expect(successorOf('0009-another.md', from, all)).toBeUndefined();
  expect(successorOf('0009%2Dy.md', from, all)).toBe('a/0009-y.md');
  expect(successorOf('%zz', from, all)).toBeUndefined();
  expect(successorOf('ADR-1', at('a/0001-x.md', 1), [at('a/0001-x.md', 1)])).toBeUndefined();
});

test('dates are when it happened; those ahead or long ago are doubted, and kept', () => {
  expect(taken(head('date: 2020-02-29') + body)).toMatchObject({
    occurredAt: '2020-02-29T00:00:00.000Z',
    record: { decision: { decidedOn: '2020-02-29' } },
  });
  const ahead = taken(head('date: 2999-01-01') + body);
  expect(ahead).not.toHaveProperty('occurredAt');
  expect(ahead.record.decision?.decidedOn).toBe('2999-01-01');
  expect(codes(ahead)).toEqual(['DATE_NOT_CREDIBLE']);
  const ancient = taken(head('date: 0000-01-01') + body);
  expect(ancient).not.toHaveProperty('occurredAt');
  expect(ancient.record.decision).not.toHaveProperty('decidedOn');
  expect(sections(ancient)['Date']).toBe('0000-01-01');
});

test('people are ids everywhere, and their fields are kept nowhere else', () => {
  const found = taken(
    head(
      'deciders: "[Eva](mailto:eva@x.example), Otto"',
      'consulted: Ida',
      'informed: Jo',
      'author: Max Muster',
    ) + body,
  );
  expect(found.record.decision?.decidedBy).toEqual(['per_Eva', 'per_Otto']);
  expect(found.record.source).toMatchObject({
    consulted: ['per_Ida'],
    informed: ['per_Jo'],
    otherPeople: [{ heading: 'author', people: ['per_Max Muster'] }],
  });
  expect(codes(found)).toEqual(['PEOPLE_FIELD_NOT_KEPT']);
  const plain = JSON.stringify(found.record).replaceAll(/per_[\w ]+/g, '');
  expect(plain).not.toMatch(/Eva|eva@|Otto|Ida|Muster/);
});

test('without a title the file name gives one; a long one is shortened and kept whole', () => {
  const unnamed = taken('## Context and Problem Statement\n\nWhy?\n', { file: 'sub/0012-use-the_door.md' });
  expect(unnamed.record.title).toBe('use the door');
  expect(codes(unnamed)).toContain('TITLE_FROM_FILE_NAME');
  const long = taken(`# ${'\u{1F6AA}'.repeat(300)}\n\n## Context\n\nWhy?\n`);
  expect(Array.from(long.record.title)).toHaveLength(200);
  expect(long.record.title).not.toMatch(/\p{Surrogate}/u);
  expect(sections(long)['Title']).toBe('\u{1F6AA}'.repeat(300));
  expect(codes(long)).toContain('TITLE_SHORTENED');
});

test('without a context the text below the title is the wording, and else the title', () => {
  const preamble = taken('# A\n\nWe were cold.\n\n## Decision Outcome\n\nA stove.\n');
  expect(preamble.record.wording).toBe('We were cold.');
  expect(sections(preamble)).not.toHaveProperty('Preamble');
  expect(codes(preamble)).toEqual(['CONTEXT_MISSING']);
  expect(taken('# A\n\n## Decision Outcome\n\nA stove.\n').record.wording).toBe('A');
});

test('what has no place of its own is kept in its words', () => {
  const found = taken(
    `${head('nav_order: 3')}# A\n\nBefore.\n\nTechnical Story: T-1\n\n## Context\n\nWhy?\n\n## Decision Drivers\n\n* quick\n* cheap\n\n## Rollout\n\nIn spring.\n\n## Links\n\n* [x](https://x.example)\n\n## More Information\n\nLater.\n`,
  );
  expect(sections(found)).toEqual({
    Preamble: 'Before.',
    'Technical story': 'T-1',
    'Decision drivers': '* quick\n* cheap',
    Links: '* [x](https://x.example)',
    'More information': 'Later.',
    Rollout: 'In spring.',
    nav_order: '3',
  });
});

test('what nothing can store is replaced, and said so', () => {
  const parsed = record('0001-a.md', `---\ntags: "a\\0b\\uD800c"\n---\n${body}`);
  const clean = storable(parsed);
  expect(clean.replaced).toBe(true);
  expect(clean.document.otherFields).toEqual([{ name: 'tags', value: 'a\uFFFDb\uFFFDc' }]);
  const document: MadrDocument = record('0001-a.md', body).document;
  expect(storable({ document, notUnderstood: [] })).toEqual({ document, notUnderstood: [], replaced: false });
});

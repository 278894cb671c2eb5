import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportReport } from '../../src/application/import-madr/import-report.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { sharedData } from '../support/shared-data.js';
import { startStudio, type Studio } from '../support/studio.js';
import { answerable, cleanUp, run, temporaryFolder } from './answerable.js';

const fixtures = resolve('test/fixtures/madr');

let studio: Studio;
beforeAll(async () => (studio = await startStudio()));
afterAll(() => studio.stop());
afterEach(cleanUp);

/** The real command in a process of its own, beside the server that runs on the same database. */
const importing = (...words: readonly string[]) =>
  run(['import', 'madr', ...words], { DATABASE_URL: studio.storage.url });

async function imported(...words: readonly string[]): Promise<{ code: number | null; report: ImportReport }> {
  const { code, stdout, stderr } = await importing(...words, '--json');
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return { code, report: JSON.parse(stdout) as ImportReport };
}

async function openProject(key: string): Promise<void> {
  await studio.by('max').done('projectOpen', {
    clientId: studio.acme.clientId,
    managerId: studio.people.max,
    key,
    title: 'A shop',
    idea: 'Sells.',
    disciplines: ['DESIGN'],
    budget: { amount: '1.00', currency: 'EUR' },
    deadline: '2030-01-31',
  });
}

const head = () => studio.core.app.head();

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'records');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const record = (title: string, head = '') =>
  `${head}# ${title}\n\n## Context and Problem Statement\n\nWhy ${title}?\n\n## Considered Options\n\n* One\n* Two\n\n` +
  '## Decision Outcome\n\nChosen option: "One", because it is first.\n';

const outcomesIn = ({ files }: ImportReport) => files.map(({ file, outcome }) => `${file} ${outcome}`);

const wanted = `
  id number title status
  wish { wording channel occurredAt }
  source { file format statusAsWritten sections { heading text }
    consulted { name } informed { name } otherPeople { heading people { name } } }
  options { title summary consequences { statement valence } }
  decision { mode decidedOn justification chosenAsWritten options { title } decidedBy { __typename name }
    superseded { why byRequestId byReference } briefingNumber authority { level } occurredAt }
  declined { why }`;

const requestOf = async (id: string | undefined) => {
  await studio.core.app.reached(await head());
  return studio
    .by('max')
    .ask(`query ($id: ID!) { node(id: $id) { ... on ChangeRequest { ${wanted} } } }`, { id });
};

describe('a folder of records', () => {
  let first: ImportReport;
  const file = (name: string) => first.files.find((one) => one.file === name);

  test('is taken over whole, and the report names every file in it', async () => {
    const { code, report } = await imported(fixtures, '--project', 'ACME');
    first = report;
    expect(code).toBe(0);
    expect(outcomesIn(report)).toEqual(
      readdirSync(fixtures)
        .sort()
        .map((name) => `${name} ${/^\d/.test(name) ? 'IMPORTED' : 'NOT_A_RECORD'}`),
    );
    expect(report.totals).toMatchObject({ files: 15, changes: 12, options: 26 });
    expect(file('0001-bulleted-head.md')).toMatchObject({
      reference: 'ACME-1',
      options: 3,
      arguments: { good: 3, neutral: 0, bad: 3 },
      outcomeConsequences: { good: 2, neutral: 0, bad: 1 },
      decided: true,
    });
  });

  test('a second run changes nothing, in the words of a person too', async () => {
    const before = await head();
    const { code, stdout } = await importing(fixtures, '--project', 'ACME');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '0001-bulleted-head.md  ACME-1  unchanged: 3 options, 3 good, 0 neutral, 3 bad;',
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      '15 files: 0 imported, 12 unchanged, 0 differ, 3 not records, 0 skipped, 0 failed: 0 changes.',
    );
    expect(await head()).toBe(before);
  });

  test('a record is a request with options, consequences and a decision, marked for ever as imported', async () => {
    const answer = await requestOf(file('0001-bulleted-head.md')?.requestId);
    expect(answer.errors).toEqual([]);
    expect(answer.at('node')).toMatchObject({
      number: 1,
      title: 'Keep the drawings in the document store',
      status: 'DECIDED',
      wish: { channel: 'IMPORT', occurredAt: '2021-03-09T00:00:00.000Z' },
      source: {
        file: '0001-bulleted-head.md',
        statusAsWritten: 'accepted',
        otherPeople: [{ heading: 'Reviewers', people: [{ name: 'the whole studio' }] }],
      },
      decision: {
        mode: 'IMPORTED',
        decidedOn: '2021-03-09',
        justification: 'it keeps every version.',
        options: [{ title: 'Document store' }],
        decidedBy: [
          { __typename: 'NamedPerson', name: 'Ada Lovelace' },
          { __typename: 'NamedPerson', name: 'Grace Hopper' },
          { __typename: 'NamedPerson', name: 'Mary Jackson' },
        ],
        briefingNumber: null,
        authority: null,
        superseded: null,
      },
    });
    const valences = answer
      .list('node.options.0.consequences')
      .map((one) => (one as { valence: string }).valence);
    expect(valences).toEqual(['GOOD', 'GOOD', 'BAD', 'GOOD', 'GOOD', 'BAD']);
    expect(answer.text('node.options.0.summary')).toContain('https://example.org/store');
  });

  test('who was consulted and informed is named; its history says so too', async () => {
    const id = file('0002-front-matter.md')?.requestId;
    const answer = await requestOf(id);
    expect(answer.at('node.source')).toMatchObject({
      consulted: [{ name: 'Mary Jackson' }, { name: 'Dorothy Vaughan' }],
      informed: [{ name: 'the print shop' }],
    });
    expect(answer.at('node')).toMatchObject({
      status: 'SUPERSEDED',
      decision: { superseded: { byReference: '0009-print-nothing.md', byRequestId: null } },
    });
    const history = await studio.by('max').ask(
      `query ($id: ID!) { node(id: $id) { ... on ChangeRequest { history(first: 1) { nodes {
        __typename ... on RequestReceivedEvent { source { consulted { name } } } } } } } }`,
      { id },
    );
    expect(history.errors).toEqual([]);
    expect(history.at('node.history.nodes.0.source.consulted.0.name')).toBe('Mary Jackson');
  });

  test('what is only proposed is not decided, and what was rejected is declined', async () => {
    const proposed = await requestOf(file('0004-not-listed.md')?.requestId);
    expect(proposed.at('node')).toMatchObject({ status: 'OPTIONS_OFFERED', decision: null });
    expect(proposed.at('node.source.sections')).toContainEqual({
      heading: 'Proposed outcome',
      text: 'Chosen option: "A dog", because it barks.',
    });
    const rejected = await requestOf(file('0010-broken-head.md')?.requestId);
    expect(rejected.at('node')).toMatchObject({
      status: 'DECLINED',
      declined: { why: 'rejected' },
      source: { otherPeople: [{ heading: 'Deciders', people: [{ name: '@ada' }, { name: '@grace' }] }] },
    });
  });

  test('no name of a person is in the log', async () => {
    const events = await studio.storage.database.query<{ data: string; metadata: string }>(
      sql`SELECT data::text AS data, metadata::text AS metadata FROM event_store.events`,
    );
    const log = events.map(({ data, metadata }) => data + metadata).join('\n');
    expect(log).toContain('Keep the drawings');
    for (const name of ['Lovelace', 'Hopper', 'Mary Jackson', 'Vaughan', 'the print shop', '@ada', '@grace'])
      expect(log).not.toContain(name);
  });
});

test('a file that has changed is said to differ, and changes nothing', async () => {
  const folder = await folderOf({ '0001-a.md': record('A'), '0002-b.md': record('B') });
  expect((await imported(folder, '--project', 'BETA')).report.totals.changes).toBe(2);
  writeFileSync(join(folder, '0001-a.md'), record('A', '---\nstatus: superseded by 0002-b.md\n---\n'));
  const before = await head();
  const { code, report } = await imported(folder, '--project', 'BETA');
  expect(code).toBe(4);
  expect(outcomesIn(report)).toEqual(['0001-a.md DIFFERS', '0002-b.md UNCHANGED']);
  expect(report.files[0]?.message).toContain('another file name');
  expect(report.files[0]?.findings.map((found) => found.code)).toEqual(['STATUS_CHANGED']);
  expect(await head()).toBe(before);
  const { stderr } = await importing(folder, '--project', 'BETA');
  expect(stderr).toContain('1 differ, 0 failed');
});

test('a record points to the request of the one that supersedes it, wherever in the folder that is', async () => {
  const folder = await folderOf({
    'old/0007-c.md': record('C', '---\nstatus: superseded by ADR-0009\ndate: 2019-02-03\n---\n'),
    'old/0009-d.md': record('D'),
    'new/0009-e.md': record('E'),
  });
  const { report } = await imported(folder, '--project', 'BETA');
  expect(outcomesIn(report)).toEqual([
    'new/0009-e.md IMPORTED',
    'old/0007-c.md IMPORTED',
    'old/0009-d.md IMPORTED',
  ]);
  const [, old, successor] = report.files;
  const answer = await requestOf(old?.requestId);
  expect(answer.at('node.decision.superseded')).toEqual({
    why: 'superseded by ADR-0009',
    byReference: 'ADR-0009',
    byRequestId: successor?.requestId,
  });
});

test('no file is lost silently: links, folders of tools, other files and unreadable ones are named', async () => {
  const folder = await folderOf({
    'sub/0001-f.md': record('F'),
    'sub/picture.png': 'x',
    '.git/config': 'x',
    'broken.md': '# A\n\0',
    '0002-\u001b[31mred.md': record('Red'),
  });
  copyFileSync(join(folder, 'sub/0001-f.md'), join(folder, '..', 'outside.md'));
  symlinkSync(join(folder, '..', 'outside.md'), join(folder, 'linked.md'));
  const { code, report } = await imported(folder, '--project', 'BETA');
  expect(code).toBe(4);
  expect(outcomesIn(report)).toEqual([
    '.git/ SKIPPED',
    '0002-\u001b[31mred.md IMPORTED',
    'broken.md FAILED',
    'linked.md FAILED',
    'sub/0001-f.md IMPORTED',
    'sub/picture.png SKIPPED',
  ]);
  const { stdout } = await importing(folder, '--project', 'BETA');
  expect(stdout).not.toContain('\u001b');
});

test('stopped in the middle at any moment, running again completes it and doubles nothing', async () => {
  const names = Array.from({ length: 150 }, (_, index) => `${String(index + 1).padStart(4, '0')}-x.md`);
  const folder = await folderOf(
    Object.fromEntries(names.map((name) => [name, record(name, '---\ndeciders: Eva, Otto\n---\n')])),
  );
  const before = await head();
  const words = ['import', 'madr', folder, '--project', 'BETA'];
  for (const events of [5n, 200n]) {
    const program = answerable(words, { DATABASE_URL: studio.storage.url });
    while ((await head()) < before + events && program.child.exitCode === null) await sleep(1);
    await program.end('SIGKILL');
    expect(await head()).toBeLessThan(before + 750n);
  }
  const { code, report } = await imported(folder, '--project', 'BETA');
  expect(code).toBe(0);
  const { IMPORTED: now, UNCHANGED: earlier } = report.totals.outcomes;
  expect(now + earlier).toBe(150);
  expect(earlier).toBeGreaterThan(0);
  expect(now).toBeGreaterThan(0);
  expect(new Set(report.files.map(({ reference }) => reference)).size).toBe(150);
  // Its number, the request, two options and the decision: five facts for each file, and not one more.
  expect(await head()).toBe(before + 750n);
  const [people] = await studio.storage.database.query<{ count: number }>(
    sql`SELECT count(*)::integer AS count FROM directory.people WHERE name IN ('Eva', 'Otto')`,
  );
  expect(people?.count).toBe(2);
});

test('two imports of one folder at a time are one import', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `${String(index + 1).padStart(4, '0')}-y.md`);
  const folder = await folderOf(
    Object.fromEntries(names.map((name) => [name, record(name, '---\ndeciders: Ida\n---\n')])),
  );
  const before = await head();
  const both = await Promise.all([1, 2].map(() => imported(folder, '--project', 'BETA')));
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(await head()).toBe(before + 150n);
  expect((await imported(folder, '--project', 'BETA')).report.totals.outcomes.UNCHANGED).toBe(30);
});

test.each([
  [['/no/such/folder', '--project', 'ACME'], 'cannot be read'],
  [[join(fixtures, 'notes.md'), '--project', 'ACME'], 'cannot be read'],
  [[fixtures], '--project'],
  [[fixtures, '--project', 'NOPE'], 'There are: ACME, BETA.'],
  [[fixtures, '--bogus'], 'unknown option'],
])('%j is wrong usage, and says what is right', async (words, said) => {
  const { code, stderr } = await importing(...words);
  expect(stderr).toContain(said);
  expect(code).toBe(2);
});

test('a dry run reports without any database, and stores nothing', async () => {
  const { code, stdout } = await run(['import', 'madr', fixtures, '--dry-run'], {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  });
  expect(code).toBe(0);
  expect(stdout).toContain('0001-bulleted-head.md  a record: 3 options, 3 good, 0 neutral, 3 bad;');
  expect(stdout).toContain('15 files: 12 records, 3 not records, 0 skipped, 0 failed: nothing was stored.');
});

test('the guide shows what the command really prints', async () => {
  const guide = readFileSync('docs/import-madr.md', 'utf8');
  const files = [...guide.matchAll(/<!-- file: (\S+) -->\n+```markdown\n([\s\S]*?)```/g)];
  const folder = await folderOf(Object.fromEntries(files.map(([, name = '', text = '']) => [name, text])));
  expect(files).toHaveLength(2);
  const shown = [...guide.matchAll(/```console\n\$ (answerable import madr .*)\n([\s\S]*?)```/g)];
  expect(shown).toHaveLength(2);
  await openProject('SHOP');
  for (const [, command = '', output = ''] of shown) {
    const words = command
      .split(' ')
      .slice(3)
      .map((word) => (word === 'decisions' ? folder : word));
    const { stdout, code } = await importing(...words);
    expect([stdout, code]).toEqual([output, 0]);
  }
});

const jabref = sharedData('madr/jabref');

/** Counted by hand and with grep in the files, not taken from the program. */
(jabref === undefined ? test.skip : test)('48 real records come in with all they hold, once', async () => {
  const folder = resolve(jabref ?? '');
  const { code, report } = await imported(folder, '--project', 'ACME');
  expect(code).toBe(0);
  expect(report.totals).toMatchObject({
    files: 48,
    changes: 48,
    outcomes: { IMPORTED: 48 },
    options: 160,
    arguments: { good: 255, neutral: 16, bad: 196 },
    outcomeConsequences: { good: 24, neutral: 1, bad: 12 },
    decided: 48,
  });
  const before = await head();
  const ids = report.files.map(({ requestId }) => requestId ?? '');
  const stored = await studio.storage.database.query<{ said: string; count: number }>(
    sql`SELECT type || coalesce(data ->> 'valence', '') AS said, count(*)::integer AS count
      FROM event_store.events WHERE stream_id = ANY(${ids}::text[]) GROUP BY 1 ORDER BY 1`,
  );
  expect(Object.fromEntries(stored.map(({ said, count }) => [said, count]))).toEqual({
    RequestReceived: 48,
    OptionOffered: 160,
    // Of the outcomes' consequences 18 good and 9 bad are of a record that chooses one option it lists.
    ConsequencePredictedGOOD: 255 + 18,
    ConsequencePredictedNEUTRAL: 16,
    ConsequencePredictedBAD: 196 + 9,
    DecisionMade: 48,
    DecisionSuperseded: 1,
  });
  const [resolved] = await studio.storage.database.query<{ count: number }>(
    sql`SELECT count(*)::integer AS count FROM event_store.events
      WHERE stream_id = ANY(${ids}::text[]) AND json_array_length(data -> 'chosen') > 0`,
  );
  expect(resolved?.count).toBe(43);
  const again = await importing(folder, '--project', 'ACME');
  expect(again.code).toBe(0);
  expect(again.stdout.trimEnd().split('\n').at(-1)).toBe(
    '48 files: 0 imported, 48 unchanged, 0 differ, 0 not records, 0 skipped, 0 failed: 0 changes.',
  );
  expect(await head()).toBe(before);
});

import { resolve } from 'node:path';
import type { ImportReport } from '../../src/application/import-madr/import-report.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { type StandIn, standIn } from '../support/eventstoredb/stand-in.js';
import { startStudio, type Studio } from '../support/studio.js';
import { cleanUp, run } from './answerable.js';

const fixtures = resolve('test/fixtures/madr');

let server: StandIn;
let studio: Studio;
beforeAll(async () => {
  server = await standIn();
  studio = await startStudio({ EVENTSTOREDB_URL: server.url });
});
afterAll(async () => {
  await studio.stop();
  await server.stop();
});
afterEach(cleanUp);

/** The real command in a process of its own, beside the server that runs on the same database and the same log. */
const command = (...words: readonly string[]) =>
  run(words, { DATABASE_URL: studio.storage.url, EVENTSTOREDB_URL: server.url });

test('a folder of records is taken over into EventStoreDB, and a second time changes nothing', async () => {
  const words = ['import', 'madr', fixtures, '--project', 'ACME', '--json'];
  const before = server.log.all.length;
  const { code, stdout } = await command(...words);
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as ImportReport;
  expect(report.totals).toMatchObject({ files: 15, changes: 12, options: 26, outcomes: { IMPORTED: 12 } });
  expect(server.log.all.length).toBeGreaterThan(before + 12);
  expect(await studio.core.database.query(sql`SELECT 1 FROM event_store.events`)).toEqual([]);

  const request = report.files.find(({ file }) => file === '0001-bulleted-head.md');
  const kept = server.log.streamOf(`answerable.changeRequest-${request?.requestId ?? ''}`).length;
  expect(kept).toBeGreaterThan(0);
  await studio.core.app.reached(await studio.core.app.head());
  const query = 'query ($reference: String!) { changeRequest(reference: $reference) { title } }';
  const seen = await studio.by('max').ask(query, { reference: request?.reference });
  expect(seen.at('changeRequest')).toMatchObject({ title: 'Keep the drawings in the document store' });

  const again = await command(...words);
  expect(again.code).toBe(0);
  expect((JSON.parse(again.stdout) as ImportReport).totals.outcomes).toMatchObject({ UNCHANGED: 12 });
  expect(server.log.streamOf(`answerable.changeRequest-${request?.requestId ?? ''}`)).toHaveLength(kept);
});

test('the read models are verified against the log in EventStoreDB', async () => {
  await studio.core.app.reached(await studio.core.app.head());
  const { code, stderr } = await command('read-models', 'verify');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

/** What is said to people; the rest are lines of the log. */
const wordsIn = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'))
    .join('\n');

describe('a command ends with what to do', () => {
  const director = ['bootstrap', '--subject', 'nora', '--name', 'Nora'];
  afterEach(() => {
    Object.assign(server.faults, { readOnly: false, accessDenied: 0 });
  });

  test('where EventStoreDB can only be read', async () => {
    server.faults.readOnly = true;
    const { code, stderr } = await command(...director);
    expect(code).toBe(1);
    expect(wordsIn(stderr)).toMatch(/lets this program read, and append nothing.*EVENTSTOREDB_URL/);
  });

  test('where EventStoreDB refuses the user', async () => {
    server.faults.accessDenied = 1_000;
    const { code, stderr } = await command(...director);
    expect(code).toBe(1);
    expect(wordsIn(stderr)).toMatch(/refuses access.*EVENTSTOREDB_URL/);
  });

  test('where EventStoreDB is not there', async () => {
    server.kill();
    const { code, stderr } = await command(...director);
    await server.revive();
    expect(code).toBe(1);
    expect(wordsIn(stderr)).toMatch(/does not answer.*Check EVENTSTOREDB_URL/);
  });
});

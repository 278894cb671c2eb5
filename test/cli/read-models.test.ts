import { memberProjection } from '../../src/projections/member/member.projection.js';
import { join } from 'node:path';
import { allProjections as projections } from '../../src/projections/all.js';
import { activeBuild } from '../../src/projections/builds.js';
import { rowsOf } from '../../src/projections/read-model.js';
import { newUuid } from '../../src/platform/ids.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';
import { answerable, ask, bootstrapped, cleanUp, run, serve, temporaryFolder } from './answerable.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await emptyDatabase();
});
afterEach(cleanUp);
afterAll(() => own.drop());

const names = projections.map(({ name }) => name);

async function membersTable({ query }: Database) {
  const [member] = projections.filter(({ name }) => name === 'member');
  const build = member && (await activeBuild(query, member));
  if (!build) throw new Error('There is no build of the members.');
  return rowsOf(build, build.build);
}

test('on the folder of a stopped server, rebuilding and verifying say what they did', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  await bootstrapped(['--data-dir', dataDir]);
  const rebuilt = await run(['read-models', 'rebuild', 'all', '--data-dir', dataDir]);
  expect(rebuilt.code).toBe(0);
  // How far it has come, and nothing else.
  for (const line of rebuilt.stderr.trimEnd().split('\n'))
    expect(line).toMatch(/^([a-z-]+: \d+ of \d+ events, \d+ events\/s, (estimating|\d+ s left))?$/);
  expect(rebuilt.stdout.trim().split('\n')).toEqual([
    ...names.map(
      (name) => expect.stringMatching(`^${name}: rebuilt from 1 events in [0-9.]+ s\\.$`) as string,
    ),
    `Done: ${names.length} rebuilt.`,
  ]);

  const verified = await run(['read-models', 'verify', '--data-dir', dataDir]);
  expect({ code: verified.code, stderr: verified.stderr }).toEqual({ code: 0, stderr: '' });
  expect(verified.stdout.trim().split('\n')).toEqual([
    ...names.map(
      (name) =>
        `${name}: ${name === 'member' ? 1 : 0} rows at position 1, 0 differ from a fresh fold of the log.`,
    ),
    expect.stringMatching(/^log-tree: 1 events at position 1, 0 differ from the log, root [0-9a-f]{64}\.$/),
    'All read models are what a fresh fold of the log makes, and the log is what it was.',
  ]);
});

test('beside a running server on the same database, a rebuild disturbs nobody', async () => {
  const env = { DATABASE_URL: own.url };
  const { id, token } = await bootstrapped([], { env });
  const server = await serve([], env);
  const rebuilding = answerable(['read-models', 'rebuild', 'all'], env);
  let asked = 0;
  const failed: unknown[] = [];
  while (rebuilding.child.exitCode === null) {
    const answer = await ask<{ members: object }>(
      { url: server.url, token },
      '{ members(first: 9) { nodes { id } } }',
    );
    asked += 1;
    if (JSON.stringify(answer) !== JSON.stringify({ data: { members: { nodes: [{ id }] } } }))
      failed.push(answer);
  }
  expect(failed).toEqual([]);
  expect(asked).toBeGreaterThan(0);
  const { code, stdout } = await rebuilding.ended;
  expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({
    code: 0,
    last: `Done: ${names.length} rebuilt.`,
  });

  const added = await ask<{ memberAdd: { member: object } }>(
    { url: server.url, token },
    'mutation { memberAdd(input: { name: "Bert", role: DIRECTOR, disciplines: [] }) { member { name } } }',
  );
  expect(added.data?.memberAdd.member).toEqual({ name: 'Bert' });
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });
});

test('a row that somebody changed, and one that somebody took away, are found; a rebuild mends both', async () => {
  const env = { DATABASE_URL: own.url };
  const { database } = own;
  for (const subject of ['carla', 'dora']) await bootstrapped([], { subject, name: subject, env });
  expect(await run(['read-models', 'verify'], env)).toMatchObject({ code: 0 });

  const rows = await membersTable(database);
  await database.query(sql`
    UPDATE ${rows} SET doc = jsonb_set(doc, '{role}', '"SPECIALIST"') WHERE key = (SELECT min(key) FROM ${rows})`);
  await database.query(sql`DELETE FROM ${rows} WHERE key = (SELECT max(key) FROM ${rows})`);
  const found = await run(['read-models', 'verify'], env);
  expect(found.code).toBe(4);
  expect(found.stdout).toMatch(
    /^member: \d+ rows at position \d+, 2 differ from a fresh fold of the log\.$/m,
  );
  expect(found.stderr).toBe('2 rows differ. Rebuild with: answerable read-models rebuild all\n');

  expect(await run(['read-models', 'rebuild', 'member'], env)).toMatchObject({ code: 0 });
  expect(await run(['read-models', 'verify'], env)).toMatchObject({ code: 0 });
});

test('a read model that stopped at an event counts as wrong, though its rows are as they should be', async () => {
  const env = { DATABASE_URL: own.url };
  const { token } = await bootstrapped([], { subject: 'ella', name: 'Ella', env });
  // As a newer program would write it, and this one can't read it.
  await own.database.inTransaction(async (query) => {
    await query(sql`
      INSERT INTO event_store.events
      SELECT h.position + 1, 'member', ${`mem_${newUuid()}`}, 0, ${newUuid()}::uuid, e.type, 99, e.data, e.metadata, h.recorded_at
      FROM event_store.head h JOIN event_store.events e USING (position)`);
    await query(sql`UPDATE event_store.head SET position = position + 1`);
  });
  const found = await run(['read-models', 'verify'], env);
  expect(found.code).toBe(4);
  expect(found.stdout).toMatch(/^member: \d+ rows at position \d+ of \d+, 0 differ from a fresh fold/m);
  expect(found.stderr).toContain(`${names.length} read models have not come to the end of the log.\n`);

  const server = await serve([], env);
  const response = await fetch(`${server.url}/health/ready`);
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 503,
    body: {
      status: 'not ready',
      checks: { database: { ok: true }, readModels: { ok: false, detail: `stopped: ${names.join(', ')}` } },
    },
  });
  const { data } = await ask<{ viewer: object }>({ url: server.url, token }, '{ viewer { role } }');
  expect(data).toEqual({ viewer: { role: 'DIRECTOR' } });
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });
});

test('an event that was changed behind the triggers is named by its position, and nothing mends it', async () => {
  const { database, drop, url } = await emptyDatabase();
  try {
    const env = { DATABASE_URL: url };
    for (const subject of ['anna', 'bert', 'carla']) await bootstrapped([], { subject, name: subject, env });
    expect(await run(['read-models', 'verify'], env)).toMatchObject({ code: 0 });
    await database.inTransaction(async (query) => {
      await query(sql`ALTER TABLE event_store.events DISABLE TRIGGER events_stay`);
      await query(
        sql`UPDATE event_store.events SET metadata = (metadata::text || ' ')::json WHERE position = 2`,
      );
      await query(sql`ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_stay`);
    });
    const found = await run(['read-models', 'verify'], env);
    expect(found.code).toBe(4);
    expect(found.stdout).toMatch(
      /^log-tree: 3 events at position 3, 1 differ from the log, root [0-9a-f]{64}\.$/m,
    );
    // No read model shows it.
    expect(found.stderr).not.toContain('rows differ');
    expect(found.stderr).toContain('The log is not what it was when its tree took it in, at position 2.');
    expect(await run(['read-models', 'rebuild', 'all'], env)).toMatchObject({ code: 0 });
    expect(await run(['read-models', 'verify'], env)).toMatchObject({ code: 4 });
    expect(await run(['read-models', 'rebuild', 'log-tree'], env)).toMatchObject({ code: 2 });
    expect(await run(['read-models', 'retire', 'log-tree', '1'], env)).toMatchObject({ code: 2 });
    expect(await run(['read-models', 'retry', 'log-tree'], env)).toMatchObject({ code: 0 });
  } finally {
    await drop();
  }
});

test('a version that no program reads is retired; the one that is read, and one that is not there, are not', async () => {
  const { database, drop, url } = await emptyDatabase();
  try {
    const env = { DATABASE_URL: url };
    await bootstrapped([], { env });
    // As an upgrade leaves it: the builds of the version before.
    await database.query(sql`UPDATE read_models.builds SET version = 9 WHERE name = 'member'`);

    const retired = await run(['read-models', 'retire', 'member', '9'], env);
    expect(retired.stdout).toBe('member version 9 is retired: what it held is dropped.\n');
    expect(retired.code).toBe(0);
    expect(await run(['read-models', 'retire', 'member', '9'], env)).toMatchObject({
      code: 1,
      stderr: 'There is no version 9 of a read model "member" in this database.\n',
    });
    expect(
      await run(['read-models', 'retire', 'member', String(memberProjection.version)], env),
    ).toMatchObject({ code: 2 });
    expect(await run(['read-models', 'retire', 'member', 'x'], env)).toMatchObject({ code: 2 });
  } finally {
    await drop();
  }
});

test('read models that stopped are told to try again', async () => {
  const env = { DATABASE_URL: own.url };
  expect(await run(['read-models', 'retry', 'member'], env)).toMatchObject({
    code: 0,
    stdout: 'Told to try again: member.\n',
  });
  expect(await run(['read-models', 'retry', 'nothing'], env)).toMatchObject({ code: 2 });
});

import { createdId, newCommandId } from '../../src/application/created-ids.js';
import { newEvents } from '../../src/event-store/serialisation.js';
import { newUuid } from '../../src/platform/ids.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { leadTo } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_DATABASE_POOL: '2' });
});
afterAll(() => studio.stop());

const client = () => ({ commandId: newUuid(), name: `Client ${newUuid()}` });
const query = (statement: ReturnType<typeof sql>) => studio.storage.database.query(statement);

test('while the disk is full commands are turned away and reads go on; sent again afterwards they are done once', async () => {
  const { by } = studio;
  const sent = client();
  // As PostgreSQL itself says it: class 53, of which 53100 is a full disk.
  await query(sql`CREATE FUNCTION event_store.disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await query(sql`CREATE TRIGGER disk_full BEFORE INSERT ON event_store.events
    FOR EACH STATEMENT EXECUTE FUNCTION event_store.disk_full()`);
  try {
    const told = await by('max').send('clientRegister', sent);
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1']);
    expect(told.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }]);
    expect(told.raw).not.toMatch(/device|disk/);
    expect((await by('max').ask('{ clients { totalCount } }')).errors).toEqual([]);
    // All processes stand on that disk: a load balancer that took them away would take the queries away, too.
    expect((await fetch(`${studio.url}/health/ready`)).status).toBe(200);
  } finally {
    await query(sql`DROP TRIGGER disk_full ON event_store.events`);
    await query(sql`DROP FUNCTION event_store.disk_full()`);
  }
  const done = await by('max').done('clientRegister', sent);
  const again = await by('max').done('clientRegister', sent);
  expect(again.at('client')).toEqual(done.at('client'));
});

test('while every connection is taken requests are told so in time, and answered as soon as one is free', async () => {
  const { core, by } = studio;
  const held = await Promise.all([core.database.pool.connect(), core.database.pool.connect()]);
  try {
    const told = await by('max').ask('{ clients { totalCount } }');
    expect(told.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect((await fetch(`${studio.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${studio.url}/health/ready`)).status).toBe(503);
  } finally {
    held.forEach((connection) => connection.release());
  }
  expect((await by('max').ask('{ clients { totalCount } }')).errors).toEqual([]);
  expect((await fetch(`${studio.url}/health/ready`)).status).toBe(200);
}, 60_000);

test('what a newer program has written is not decided on, and everything else goes on', async () => {
  const { core, by, acme } = studio;
  const { id: requestId, reference } = await leadTo('RECEIVED', studio);
  const commandId = newCommandId();
  const stored = await core.store.append({
    stream: { category: 'changeRequest', id: requestId },
    expectedRevision: 'any',
    commandId,
    fingerprint: 'f',
    events: newEvents([{ type: 'RequestBlessed', data: { blessing: createdId('note', commandId) } }], {
      ...{
        actor: { id: studio.people.max, role: 'ACCOUNT_MANAGER' as const },
        occurredAt: new Date().toISOString(),
      },
      ...{ commandId, fingerprint: 'f', correlationId: commandId, projectId: acme.projectId },
    }),
  });
  expect(stored.outcome).toBe('ok');
  const told = await by('max').send('noteAdd', { requestId, text: 'N', visibility: 'SHARED' });
  expect([told.status, told.headers.get('retry-after')]).toEqual([503, '5']);
  expect(told.errors).toMatchObject([
    { extensions: { code: 'WRITTEN_BY_NEWER_PROGRAM', retryAfterSeconds: 5 } },
  ]);
  const shown = await by('max').ask(`{ changeRequest(reference: "${reference}") { status title } }`);
  expect(shown.errors).toEqual([]);
  await leadTo('FORMULATED', studio);
  expect((await fetch(`${studio.url}/health/ready`)).status).toBe(200);
});

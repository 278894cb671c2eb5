import { setTimeout as pause } from 'node:timers/promises';
import { standIn, type StandIn } from '../support/eventstoredb/stand-in.js';
import { newUuid } from '../../src/platform/ids.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

let server: StandIn;
let studio: Studio;
let life: Life;
beforeAll(async () => {
  server = await standIn();
  studio = await startStudio({ EVENTSTOREDB_URL: server.url });
  life = await leadTo('ACCEPTED', studio);
});
afterAll(async () => {
  await studio.stop();
  await server.stop();
});

const whole = `query ($reference: String!, $asOf: AsOfInput) {
  changeRequest(reference: $reference, asOf: $asOf) {
    status decision { stance } history(first: 100) { totalCount nodes { __typename position } }
  }
}`;

const see = async (asOf?: object) =>
  (await studio.by('klara').ask(whole, { reference: life.reference, ...(asOf && { asOf }) })).at(
    'changeRequest',
  ) as { status: string; decision: object | null; history: { nodes: { position: string }[] } };

test('a request goes its whole way with its events in EventStoreDB, and nothing of it is in PostgreSQL', async () => {
  const seen = await see();
  expect(seen).toMatchObject({ status: 'ACCEPTED', decision: { stance: 'FOLLOWED' } });
  expect(await studio.core.database.query({ text: 'SELECT 1 FROM event_store.events', values: [] })).toEqual(
    [],
  );
  expect(server.log.streamOf(`answerable.changeRequest-${life.id}`)).toHaveLength(seen.history.nodes.length);
});

test('it is shown as of the past, by its positions, gaps and all', async () => {
  const { history } = await see();
  const position = history.nodes[3]?.position;
  expect(await see({ position })).toMatchObject({ decision: null, history: { totalCount: 4 } });
});

test('the read models keep up, and say so', async () => {
  const { projections } = studio.core;
  for (const { name, failure, lagEvents } of await projections.status())
    expect({ name, failure, lagEvents }).toEqual({ name, failure: undefined, lagEvents: 0n });
});

test('a server that refuses is named as what is not ready', async () => {
  server.faults.accessDenied = 1_000;
  const health = await fetch(`${studio.url}/health/ready`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ checks: { eventStore: { ok: false } } });
  server.faults.accessDenied = 0;
});

test('a server that can only be read answers queries, is ready, and stores nothing', async () => {
  server.faults.readOnly = true;
  const before = server.log.all.length;
  const note = { requestId: life.id, text: 'Later.', visibility: 'SHARED', commandId: newUuid() };
  const told = await studio.by('max').send('noteAdd', note);
  expect(told.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(await see()).toMatchObject({ status: 'ACCEPTED' });
  expect((await fetch(`${studio.url}/health/ready`)).status).toBe(200);
  expect(server.log.all).toHaveLength(before);
  server.faults.readOnly = false;
  await studio.by('max').done('noteAdd', note);
});

test('while the server stays away nobody is let wait for ever: who they are is read from the log, too', async () => {
  server.kill();
  const note = { requestId: life.id, text: 'Later.', visibility: 'SHARED' };
  const [query, command, ready] = await Promise.all([
    studio.by('klara').ask('{ viewer { person { id } } }'),
    studio.by('max').send('noteAdd', note),
    fetch(`${studio.url}/health/ready`),
  ]);
  await server.revive();
  expect([ready.status, Object.keys(((await ready.json()) as { checks: object }).checks)]).toEqual([
    503,
    ['readiness'],
  ]);
  const codes = [query, command].map(({ errors }) => errors[0]?.extensions.code);
  for (const code of codes) expect(['UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(code);
  const metrics = await (await fetch(`${studio.url}/metrics`)).text();
  expect(Number(/^answerable_event_store_troubles_total (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);
  expect(query.status).toBe(503);
  await studio.by('max').done('noteAdd', note);
});

test('while the server is away commands wait, and when it is back they are done once', async () => {
  server.kill();
  const adding = studio
    .by('max')
    .done('noteAdd', { requestId: life.id, text: 'Patience.', visibility: 'SHARED' });
  await pause(500);
  await server.revive();
  await adding;
  const { history } = await see();
  expect(history.nodes.at(-1)).toMatchObject({ __typename: 'NoteAddedEvent' });
});

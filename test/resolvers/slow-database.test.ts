import { newUuid } from '../../src/platform/ids.js';
import { sql, type Statement } from '../../src/platform/postgres/sql.js';
import { activeBuild } from '../../src/projections/builds.js';
import { changeRequestProjection } from '../../src/projections/change-request/change-request.projection.js';
import { rowsOf } from '../../src/projections/read-model.js';
import { startStudio, type Studio } from '../support/studio.js';
import { until } from '../support/until.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ ANSWERABLE_REQUESTS_AT_ONCE: '6' });
});
afterAll(() => studio.stop());

const underWay = async () =>
  Number(
    /^answerable_requests_under_way (\d+)$/m.exec(await (await fetch(`${studio.url}/metrics`)).text())?.[1],
  );

/** Holds a table's lock while `work` goes on. */
async function holding<Result>(lock: Statement, work: () => Promise<Result>): Promise<Result> {
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let held: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const locked = studio.storage.database.inTransaction(async (query) => {
    await query(lock);
    held();
    await released;
  });
  await isHeld;
  try {
    return await work();
  } finally {
    letGo();
    await locked;
  }
}

test('while the database stands still what is taken on waits, the rest is turned away, and nothing is stored twice', async () => {
  const { by, acme } = studio;
  const wishes = Array.from({ length: 6 }, (_, index) => ({
    ...{
      commandId: newUuid(),
      projectId: acme.projectId,
      title: `Wish ${index}`,
      wording: 'W',
      channel: 'CHAT',
    },
  }));
  const taken = await holding(sql`LOCK TABLE event_store.head IN EXCLUSIVE MODE`, async () => {
    const sent = wishes.map((wish) => by('carl').send('changeRequestReceive', wish));
    await until('all of them are under way', async () => (await underWay()) === 6);
    const turnedAway = await by('carl').ask('{ viewer { role } }');
    expect([turnedAway.status, turnedAway.headers.get('retry-after')]).toEqual([503, '1']);
    expect(turnedAway.errors).toMatchObject([{ extensions: { code: 'OVERLOADED' } }]);
    expect((await fetch(`${studio.url}/health/live`)).status).toBe(200);
    return sent;
  });
  for (const told of await Promise.all(taken)) expect([told.errors, told.refused]).toEqual([[], undefined]);
  for (const wish of wishes) await by('carl').done('changeRequestReceive', wish);
  const listed = await by('carl').ask('{ changeRequests(filter: { text: "Wish" }) { totalCount } }');
  expect(listed.at('changeRequests.totalCount')).toBe(6);
});

test('a statement that the server ends for its deadline is no fault of ours, and says to come again', async () => {
  const { by } = studio;
  const asking = () => by('max').ask('{ viewer { person { name } } }');
  const told = await holding(sql`LOCK TABLE directory.people IN ACCESS EXCLUSIVE MODE`, asking);
  expect(told.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }]);
  expect(told.raw).not.toMatch(/statement|timeout|people/);
  expect((await asking()).errors).toEqual([]);
}, 60_000);

test('metrics are told also while the database says nothing', async () => {
  await holding(sql`LOCK TABLE event_store.head IN ACCESS EXCLUSIVE MODE`, async () =>
    expect(await underWay()).toBe(0),
  );
});

test('a read model of something else that lags keeps nobody from adding a contact or registering a client', async () => {
  const { by, acme, storage } = studio;
  const build = await activeBuild(storage.database.query, changeRequestProjection);
  if (!build) throw new Error('Nothing is built.');
  const wish = { projectId: acme.projectId, title: 'Late', wording: 'W', channel: 'CHAT' };
  const stored = await holding(
    sql`LOCK TABLE ${rowsOf(build, build.build)} IN ACCESS EXCLUSIVE MODE`,
    async () => {
      const behind = await by('carl').send('changeRequestReceive', wish);
      expect(behind.at('behind')).toBe(true);
      const contact = { clientId: acme.clientId, name: 'Nora', kind: 'CONTRIBUTOR' };
      return [
        await by('max').send('contactAdd', contact),
        await by('max').send('clientRegister', { name: 'New' }),
      ];
    },
  );
  for (const told of stored) {
    expect([told.errors, told.refused]).toEqual([[], undefined]);
    expect(told.at('position')).toMatch(/^lp_/);
  }
});

import { openDatabase } from '../../../src/platform/postgres/database.js';
import { type SessionLocks, sessionLocks } from '../../../src/platform/postgres/session-locks.js';
import { emptyDatabase, type TestDatabase } from '../../support/postgres.js';
import { tcpProxy } from '../../support/tcp-proxy.js';
import { until } from '../../support/until.js';

const ignore = () => undefined;
let storage: TestDatabase;
const opened: (() => Promise<void>)[] = [];
beforeAll(async () => {
  storage = await emptyDatabase(ignore);
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
afterAll(() => storage.drop());

const holder = (locks: SessionLocks) => {
  opened.push(() => locks.close());
  return locks;
};
const upstreamOf = (url: string) => {
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return host.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${searchParams.get('port') ?? (port || '5432')}` }
    : { host, port: Number(port || '5432') };
};

test('one at a time holds a lock, and gives it back', async () => {
  const one = holder(sessionLocks(storage.database, ignore));
  const other = holder(sessionLocks(storage.database, ignore));
  expect(await one.take(['a', 'b'])).toEqual(['a', 'b']);
  expect(await other.take(['a', 'c'])).toEqual(['c']);
  await one.release('a');
  expect(await other.take(['a'])).toEqual(['a']);
});

test('a holder that says nothing any more, as one that is paused, loses its locks', async () => {
  const lost: string[] = [];
  const paused = holder(
    sessionLocks(storage.database, () => void lost.push('paused'), { everyMs: 3_600_000, silenceMs: 200 }),
  );
  expect(await paused.take(['leader'])).toEqual(['leader']);
  const other = holder(sessionLocks(storage.database, ignore));
  await until('the lock is free', async () => (await other.take(['leader'])).length === 1);
  await until('the holder has heard of it', () => Promise.resolve(!paused.holds('leader')));
  expect(lost).toEqual(['paused']);
});

test('one that says it is still there keeps them beyond the silence that would cost them', async () => {
  const living = holder(sessionLocks(storage.database, ignore, { everyMs: 100, silenceMs: 2_000 }));
  await living.take(['leader']);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(living.holds('leader')).toBe(true);
  const other = holder(sessionLocks(storage.database, ignore));
  expect(await other.take(['leader'])).toEqual([]);
});

test('where both ends believe in a connection that leads nowhere, another takes the lock', async () => {
  const proxy = await tcpProxy(upstreamOf(storage.url));
  const url = new URL(storage.url);
  const { searchParams } = url;
  searchParams.delete('host');
  searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  const behind = openDatabase({ connectionString: url.href }, ignore);
  opened.push(
    () => behind.close(),
    () => proxy.close(),
  );
  const cut = holder(sessionLocks(behind, ignore, { everyMs: 50, silenceMs: 300 }));
  expect(await cut.take(['leader'])).toEqual(['leader']);
  proxy.weather('STALL');
  const other = holder(sessionLocks(storage.database, ignore));
  await until('the lock is free', async () => (await other.take(['leader'])).length === 1);
  proxy.weather('PASS');
  await until('the holder has heard of it', () => Promise.resolve(!cut.holds('leader')));
});

import { keyring, rememberedMilliseconds } from '../../src/directory/keyring.js';
import { systemClock } from '../../src/platform/clock.js';
import type { Query } from '../../src/platform/postgres/sql.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';

let fresh: TestDatabase;
let elapsed: number;
let asked: number;
beforeAll(async () => (fresh = await testDatabase()));
afterAll(() => fresh.drop());
beforeEach(() => ([elapsed, asked] = [0, 0]));

const clock = { ...systemClock, monotonic: () => elapsed };
const query: Query = (statement) => {
  asked += 1;
  return fresh.database.query(statement);
};
const aKeyring = () => keyring(query, clock);

test('a subject has one key, whoever asks first and however many at once', async () => {
  const rings = Array.from({ length: 10 }, aKeyring);
  const keys = await Promise.all([...rings, ...rings].map((ring) => ring.keyFor('con_race')));
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  expect(new Set(keys.map(({ key }) => key.export().toString('hex'))).size).toBe(1);
  expect(keys[0]?.key.symmetricKeySize).toBe(32);
  expect((await aKeyring().keyFor('con_else')).id).not.toBe(keys[0]?.id);
});

test('a known key is not asked for again until it has to be', async () => {
  const ring = aKeyring();
  await ring.keyFor('con_cache');
  const before = asked;
  elapsed = rememberedMilliseconds - 1;
  await ring.keyFor('con_cache');
  expect(asked).toBe(before);
  elapsed = rememberedMilliseconds;
  await ring.keyFor('con_cache');
  expect(asked).toBe(before + 1);
});

test('another process forgets an erased key in bounded time', async () => {
  const [here, there] = [aKeyring(), aKeyring()];
  const { id } = await here.keyFor('con_erased');
  await there.keyFor('con_erased');
  await here.erase('con_erased');
  const reference = [{ subject: 'con_erased', keyId: id }];
  expect((await here.keysFor(reference)).size).toBe(0);
  expect((await there.keysFor(reference)).has(id)).toBe(true);
  elapsed = rememberedMilliseconds;
  expect((await there.keysFor(reference)).size).toBe(0);
  const young = await there.keyFor('con_erased');
  expect(young.id).not.toBe(id);
  expect((await there.keysFor(reference)).has(id)).toBe(false);
});

test('loading never makes a key', async () => {
  expect((await aKeyring().keysFor([{ subject: 'con_none', keyId: 'x' }])).size).toBe(0);
  const rows = await fresh.database.query({
    text: "SELECT FROM directory.keys WHERE subject_id = 'con_none'",
    values: [],
  });
  expect(rows).toEqual([]);
});

import {
  assertSupported,
  migrate,
  type Migration,
  MigrationRefused,
} from '../../../src/platform/postgres/migrate.js';
import { sql } from '../../../src/platform/postgres/sql.js';
import { emptyDatabase, type TestDatabase } from '../../support/postgres.js';

let fresh: TestDatabase;
beforeEach(async () => (fresh = await emptyDatabase()));
afterEach(() => fresh.drop());

const first: Migration = { name: '0001-a', text: 'CREATE TABLE a (n INT); INSERT INTO a VALUES (1)' };
const second: Migration = { name: '0002-b', text: 'ALTER TABLE a ADD COLUMN m INT' };
const rowsOfA = () => fresh.database.query(sql`SELECT * FROM a`);

test('programs that start together apply each migration once', async () => {
  const applied = await Promise.all(
    Array.from({ length: 8 }, () => migrate(fresh.database, [first, second])),
  );
  expect(applied.flat().sort()).toEqual(['0001-a', '0002-b']);
  expect(await rowsOfA()).toEqual([{ n: 1, m: null }]);
});

test("the program's own migrations apply to an empty database, and only once", async () => {
  expect(await migrate(fresh.database)).toContain('0001-event-store');
  expect(await migrate(fresh.database)).toEqual([]);
});

test('an edited migration is refused and nothing is changed', async () => {
  await migrate(fresh.database, [first]);
  const edited = { ...first, text: `${first.text} ` };
  await expect(migrate(fresh.database, [edited, second])).rejects.toThrow(/0001-a was edited/);
  expect(await rowsOfA()).toEqual([{ n: 1 }]);
});

test('other line endings are not an edit', async () => {
  const lines = { name: '0001-lines', text: 'CREATE TABLE a\n(n INT)' };
  await migrate(fresh.database, [lines]);
  expect(await migrate(fresh.database, [{ ...lines, text: 'CREATE TABLE a\r\n(n INT)' }])).toEqual([]);
});

test('a database newer than the program is refused', async () => {
  await migrate(fresh.database, [first, second]);
  await expect(migrate(fresh.database, [first])).rejects.toThrow(/newer than this program.*0002-b/);
});

test('a migration with a number below an applied one is refused', async () => {
  await migrate(fresh.database, [first, { ...second, name: '0003-b' }]);
  await expect(migrate(fresh.database, [first, second, { ...second, name: '0003-b' }])).rejects.toThrow(
    /0002-b is missing/,
  );
});

test('names without a number of their own are refused', async () => {
  await expect(migrate(fresh.database, [{ ...first, name: 'a' }])).rejects.toThrow(MigrationRefused);
  await expect(migrate(fresh.database, [first, { ...second, name: '0001-b' }])).rejects.toThrow(
    /same number/,
  );
});

test('a failing migration leaves nothing behind and the earlier ones in place', async () => {
  const failing = { name: '0002-half', text: 'INSERT INTO a VALUES (2); SELECT 1 / 0' };
  await expect(migrate(fresh.database, [first, failing])).rejects.toThrow(/0002-half failed/);
  expect(await rowsOfA()).toEqual([{ n: 1 }]);
  expect(await migrate(fresh.database, [first, second])).toEqual(['0002-b']);
});

test('a PostgreSQL that is too old is refused with what to do', () => {
  expect(() => assertSupported(14)).toThrow(/version 14; Answerable needs 15 or newer/);
  expect(() => assertSupported(15)).not.toThrow();
});

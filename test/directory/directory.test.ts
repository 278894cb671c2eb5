import { directory } from '../../src/directory/directory.js';
import { longest, type Person, UnfitPerson } from '../../src/directory/person.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';

let fresh: TestDatabase;
beforeAll(async () => (fresh = await testDatabase()));
beforeEach(() => fresh.database.query(sql`DELETE FROM directory.people`));
afterAll(() => fresh.drop());

const people = () => directory(fresh.database.query);

const ada: Person = {
  id: 'con_ada',
  kind: 'CONTACT',
  home: 'cli_1',
  subject: 'sub|ada',
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+44 1',
};
const named: Person = { id: 'nam_1', kind: 'NAMED', home: 'prj_1', name: 'A. Turing' };

test('a person is found by id and by who signs in', async () => {
  expect(await people().put(ada)).toBe('PUT');
  expect(await people().put({ id: 'mem_1', kind: 'MEMBER', home: 'mem_1', name: 'Bob' })).toBe('PUT');
  expect(await people().findBySubject('sub|ada')).toEqual(ada);
  expect(await people().findBySubject('nobody')).toBeUndefined();
  const found = await people().findMany(['con_ada', 'mem_1', 'con_ada', 'nobody']);
  expect([...found.keys()].sort()).toEqual(['con_ada', 'mem_1']);
  expect(found.get('mem_1')).toEqual({ id: 'mem_1', kind: 'MEMBER', home: 'mem_1', name: 'Bob' });
  expect((await people().findMany([])).size).toBe(0);
});

test('the same person again changes nothing; another content under the id is refused', async () => {
  await people().put(ada);
  const rows = () => fresh.database.query(sql`SELECT * FROM directory.people`);
  const before = await rows();
  expect(await people().put({ ...ada })).toBe('PUT');
  for (const change of [{ name: 'Eve' }, { email: 'eve@example.com' }, { home: 'cli_2' }, { subject: 'eve' }])
    expect(await people().put({ ...ada, ...change })).toBe('ID_TAKEN');
  const { id, kind, home, subject, name, email } = ada;
  const withoutPhone = { id, kind, home, name, subject: subject ?? '', email: email ?? '' };
  expect(await people().put(withoutPhone)).toBe('ID_TAKEN');
  expect(await rows()).toEqual(before);
});

test('a subject signs in as one person only', async () => {
  await people().put(ada);
  expect(await people().put({ ...ada, id: 'con_eve' })).toBe('SUBJECT_TAKEN');
  expect((await people().findMany(['con_eve'])).size).toBe(0);
});

test('a named person has one id per home and name', async () => {
  expect(await people().put(named)).toBe('PUT');
  expect(await people().put({ ...named, id: 'nam_2' })).toBe('NAME_TAKEN');
  expect(await people().put({ ...named, id: 'nam_3', home: 'prj_2' })).toBe('PUT');
  expect(await people().findNamed('prj_1', 'A. Turing')).toEqual(named);
  expect(await people().findNamed('prj_1', 'a. turing')).toBeUndefined();
  // Two contacts of a client may well have the same name, and neither is found as a named one.
  expect(await people().put({ ...ada, subject: 'a' })).toBe('PUT');
  expect(await people().put({ ...ada, id: 'con_2', subject: 'b' })).toBe('PUT');
  expect(await people().findNamed('cli_1', 'Ada')).toBeUndefined();
});

test('of many who put at once one wins, and its retries find themselves', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => people().put({ ...named, id: `nam_${n % 10}` })),
  );
  expect(results.filter((result) => result === 'PUT')).toHaveLength(2);
  expect(results.filter((result) => result === 'NAME_TAKEN')).toHaveLength(18);
});

test('who is erased is gone, and may be put anew', async () => {
  await people().put(ada);
  expect(await people().erase(ada.id)).toBe(true);
  expect(await people().erase(ada.id)).toBe(false);
  expect(await people().findBySubject('sub|ada')).toBeUndefined();
  expect(await people().put({ ...ada, id: 'con_new' })).toBe('PUT');
});

test('a put inside a transaction that fails leaves nothing', async () => {
  await expect(
    fresh.database.inTransaction(async (query) => {
      await directory(query).put(ada);
      throw new Error('later trouble');
    }),
  ).rejects.toThrow('later trouble');
  expect((await people().findMany([ada.id])).size).toBe(0);
});

test('what the database would refuse with the whole row in its message is refused before', async () => {
  const parts = ['id', 'home', 'subject', 'name', 'email', 'phone'] as const;
  for (const part of parts)
    for (const value of ['', 'x'.repeat(longest[part] + 1), 'a\0', 'a\ud800']) {
      const failure = await people()
        .put({ ...ada, [part]: value })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UnfitPerson);
      expect(failure).toMatchObject({ part });
    }
});

test('the longest person of all fits, whatever its letters', async () => {
  const parts = Object.entries(longest).map(([part, most]) => [part, '\u{20ac}'.repeat(most)]);
  const big = { kind: 'NAMED', ...(Object.fromEntries(parts) as Omit<Person, 'kind'>) } as const;
  expect(await people().put(big)).toBe('PUT');
  expect(await people().findNamed(big.home, big.name)).toEqual(big);
});

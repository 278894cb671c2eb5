import { sql } from '../../src/platform/postgres/sql.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

const relation = /directory|people|relation|select|postgres/i;

test('what nobody expected is hidden behind a reference, under which the log has it', async () => {
  const { database } = studio.storage;
  await database.query(sql`ALTER TABLE directory.people RENAME TO elsewhere`);
  try {
    const told = await studio.by('max').send('clientRegister', { name: 'Hidden' });
    expect(told.status).toBe(500);
    expect(told.errors).toMatchObject([
      { extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) as unknown } },
    ]);
    expect(told.raw).not.toMatch(relation);
    const reference = told.errors[0]?.extensions['reference'];
    const line = studio.log.find((one) => one['reference'] === reference);
    expect(line).toMatchObject({
      level: 'error',
      err: { message: expect.stringMatching(relation) as unknown },
    });
  } finally {
    await database.query(sql`ALTER TABLE directory.elsewhere RENAME TO people`);
  }
});

test('one field that fails leaves the rest of the answer, and says nothing of why', async () => {
  const { database } = studio.storage;
  const query = `{ viewer { role } clients { nodes { id history { totalCount nodes { id } } } } }`;
  await database.query(sql`ALTER TABLE event_store.commands RENAME TO elsewhere`);
  try {
    const fine = await studio.by('max').ask(query);
    expect(fine.errors).toEqual([]);
    const told = await studio.by('max').send('clientRegister', { name: 'Hidden' });
    expect(told.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(told.raw).not.toMatch(relation);
  } finally {
    await database.query(sql`ALTER TABLE event_store.elsewhere RENAME TO commands`);
  }
  await studio.by('max').done('clientRegister', { name: 'Healed' });
});

test('when the database’s connections break, the program says that the database does not answer, and then goes on', async () => {
  await studio.storage.database.query(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  const told = await studio.by('max').ask('{ viewer { role } }');
  expect(told.errors.map(({ extensions }) => extensions.code)).toEqual(told.errors.map(() => 'UNAVAILABLE'));
  for (;;) {
    const { errors } = await studio.by('max').ask('{ viewer { role } clients { totalCount } }');
    if (errors.length === 0) break;
  }
  await studio.by('max').done('clientRegister', { name: 'After' });
});

import { entering } from '../../src/application/entering.js';
import { directory } from '../../src/directory/directory.js';
import { derivedUuid, newUuid } from '../../src/platform/ids.js';
import { sql } from '../../src/platform/postgres/sql.js';
import { startStudio, type Studio } from '../support/studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio.stop());

test('forty people added to one client at once are all added', async () => {
  const told = await Promise.all(
    Array.from({ length: 40 }, (_, number) =>
      studio.by('max').send('contactAdd', {
        clientId: studio.acme.clientId,
        name: `Number ${number}`,
        subject: `number-${number}`,
        kind: 'CONTRIBUTOR',
      }),
    ),
  );
  expect(told.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  for (const number of [0, 39]) {
    const answer = await studio.as(`number-${number}`).ask('{ viewer { person { name } } }');
    expect(answer.data).toEqual({ viewer: { person: { name: `Number ${number}` } } });
  }
});

test("a number that somebody tries to get by guessing the program's own command ids is not given twice", async () => {
  const commandId = newUuid();
  const id = `req_${newUuid()}`;
  const { projectId } = studio.acme;
  const wish = { projectId, title: 'A wish', wording: 'Please.', channel: 'PORTAL' };
  const carl = studio.by('carl');
  const decoy = await carl.send(
    'changeRequestReceive',
    { ...wish, commandId: derivedUuid(commandId, `number of ${id} in ${projectId}`) },
    'changeRequest { number }',
  );
  expect(decoy.userErrors).toEqual([]);
  const told = await carl.send(
    'changeRequestReceive',
    { ...wish, commandId, id },
    'changeRequest { number }',
  );
  expect(told.userErrors).toMatchObject([{ code: 'COMMAND_ID_REUSED' }]);
});

test('a project key is not given twice that way either', async () => {
  const commandId = newUuid();
  const id = `prj_${newUuid()}`;
  const mia = studio.by('mia');
  const { clientId } = studio.beta;
  const project = {
    clientId,
    title: 'Another',
    idea: 'An idea',
    disciplines: ['DESIGN'],
    budget: { amount: '1', currency: 'EUR' },
    deadline: '2030-01-01',
    managerId: studio.people.mia,
  };
  const key = 'ACMETOO';
  const first = await mia.send('projectOpen', { ...project, key });
  expect(first.userErrors).toEqual([]);
  const decoy = { ...project, key: 'DECOY', commandId: derivedUuid(commandId, `key ${key} of ${id}`) };
  expect((await mia.send('projectOpen', decoy)).userErrors).toEqual([]);
  const told = await mia.send('projectOpen', { ...project, key, commandId, id });
  expect(told.userErrors).toMatchObject([{ code: 'COMMAND_ID_REUSED' }]);
});

test('whoever was entered by a command that got no further gives the subject free', async () => {
  const { database, store } = studio.core;
  const people = directory(database.query);
  const ghost = {
    id: `con_${newUuid()}`,
    kind: 'CONTACT',
    home: studio.acme.clientId,
    subject: 'ghost',
    name: 'G',
  } as const;
  expect(await people.put(ghost)).toBe('PUT');
  const { enter: put, look } = entering(store, people);
  const other = { ...ghost, id: `con_${newUuid()}`, name: 'Real' };
  // Its command may still be on its way.
  expect(await put(other)).toBe('SUBJECT_TAKEN');
  expect(await look(other)).toBe('SUBJECT_TAKEN');
  await database.query(
    sql`UPDATE directory.people SET put_at = now() - interval '2 minutes' WHERE id = ${ghost.id}`,
  );
  // Looking says what entering would, and enters nobody.
  expect(await look(other)).toBe('PUT');
  expect(await look(other)).toBe('PUT');
  expect(await put(other)).toBe('PUT');
  // Somebody whom the log knows stays, however long ago they came.
  await database.query(
    sql`UPDATE directory.people SET put_at = now() - interval '1 day' WHERE subject = 'klara'`,
  );
  expect(await put({ ...ghost, id: `con_${newUuid()}`, subject: 'klara' })).toBe('SUBJECT_TAKEN');
});

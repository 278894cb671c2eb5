import { leadTo, type Life } from '../support/request-life.js';
import { transports } from '../support/live-client.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('RECEIVED', studio);
});
afterAll(() => studio.stop());

const recorded = `query ($auditors: [ID!], $position: LogPosition) {
  auditReads(first: 100, filter: { auditorIds: $auditors }, minPosition: $position) {
    totalCount nodes { auditor { id name } kind operationName fields ids digest position correlationId }
  }
}`;

interface Read {
  readonly operationName: string | null;
  readonly fields: readonly string[];
  readonly ids: readonly string[];
  readonly digest: string;
}

/** What is on record, the latest first, as a director sees it. */
async function reads(): Promise<Read[]> {
  const meta = await studio.by('dora').ask('{ _meta { position } }');
  const told = await studio
    .by('dora')
    .ask(recorded, { auditors: [studio.people.ada], position: meta.text('_meta.position') });
  expect(told.errors).toEqual([]);
  expect(told.at('auditReads.totalCount')).toBe(told.list('auditReads.nodes').length);
  return told.list('auditReads.nodes') as Read[];
}

const stored = () =>
  studio.core.database.query<{ event: string }>({
    text: `SELECT e::text AS event FROM event_store.events e WHERE stream_category = 'auditTrail' ORDER BY position`,
    values: [],
  });

describe('what an auditor reads', () => {
  test('is on record before it is answered: by whom, what was asked and which ids, and nothing of what was typed', async () => {
    const before = await studio.core.app.head();
    const looked = `query LookAround($id: ID!, $reference: String!, $key: String!) {
      __typename
      node(id: $id) { __typename }
      ...More
      again: node(id: "${studio.acme.projectId}") { id }
    }
    fragment More on Query { changeRequest(reference: $reference) { title } project(key: $key) { id } }`;
    const variables = { id: life.id, reference: 'Secret words of mine', key: 'More secrets' };
    const told = await studio.by('ada').ask(looked, variables);
    expect(told.errors).toEqual([]);
    expect(await studio.core.app.head()).toBe(before + 1n);
    const [latest] = await reads();
    expect(latest).toMatchObject({
      auditor: { id: studio.people.ada, name: 'Ada Auditor' },
      kind: 'QUERY',
      operationName: 'LookAround',
      fields: ['changeRequest', 'node', 'project'],
      ids: [life.id, studio.acme.projectId],
      correlationId: told.headers.get('x-correlation-id'),
    });
    const events = (await stored()).map(({ event }) => event).join('\n');
    expect(events).toContain(life.id);
    expect(events).not.toMatch(/secret/i);
    expect(events).not.toMatch(/Ada Auditor|Cards, please/);
  });

  test('has the same digest for the same question, and another one for another', async () => {
    const asking = async (key: string) => {
      await studio.by('ada').ask('query Q($key: String!) { project(key: $key) { id } }', { key });
      return (await reads())[0]?.digest;
    };
    const first = await asking('ACME');
    expect(await asking('ACME')).toBe(first);
    expect(await asking('BETA')).not.toBe(first);
  });

  test.each(Object.entries(transports))(
    'is recorded at the start of a subscription, over %s',
    async (_, connect) => {
      const client = connect(studio.url, () => studio.token('ada'));
      const following = client.subscribe(
        'subscription Follow($id: ID!) { projectEvents(projectId: $id) { __typename } }',
        { id: studio.acme.projectId },
      );
      expect(await following.next()).toEqual({ data: { projectEvents: { __typename: 'CaughtUp' } } });
      expect((await reads())[0]).toMatchObject({
        kind: 'SUBSCRIPTION',
        operationName: 'Follow',
        fields: ['projectEvents'],
        ids: [studio.acme.projectId],
      });
      const count = (await reads()).length;
      await leadTo('RECEIVED', studio);
      expect(await following.next()).toMatchObject({
        data: { projectEvents: { __typename: 'EventReceived' } },
      });
      expect((await reads()).length).toBe(count);
      client.close();
    },
  );

  test('is no read when nothing is executed, or when only the schema is asked', async () => {
    const before = await studio.core.app.head();
    const { by } = studio;
    await by('ada').ask('{ __schema { queryType { name } } }');
    await by('ada').ask('{ nothingSuch }');
    await by('ada').ask('query ($id: ID!) { node(id: $id) { id } }', {});
    await by('ada').send('clientRegister', { name: 'N' });
    expect(await studio.core.app.head()).toBe(before);
  });

  test('is recorded of nobody else', async () => {
    const before = await studio.core.app.head();
    for (const subject of ['dora', 'max', 'hana', 'walter', 'klara', 'carl'] as const)
      await studio.by(subject).ask('{ projects { totalCount } }');
    expect(await studio.core.app.head()).toBe(before);
  });

  test('is no history of what was read', async () => {
    const { raw } = await studio.by('klara').ask(
      `query ($id: ID!, $project: String!) {
        node(id: $id) { ... on ChangeRequest { history { nodes { __typename by { id } } } } }
        project(key: $project) { history { nodes { __typename by { id } } } client { history { nodes { __typename by { id } } } } }
      }`,
      { id: life.id, project: 'ACME' },
    );
    expect(raw).toContain('RequestReceivedEvent');
    expect(raw).not.toContain(studio.people.ada);
  });

  test('moves the log, so a position that counts it can be waited for', async () => {
    const asked = await studio.by('ada').ask('{ _meta { position } }');
    const waited = await studio
      .by('klara')
      .ask('query ($at: LogPosition) { projects(minPosition: $at) { totalCount } }', {
        at: asked.text('_meta.position'),
      });
    expect([waited.errors, waited.data]).toEqual([[], { projects: { totalCount: 1 } }]);
  });

  test.each<Subject>(['max', 'hana', 'walter', 'klara', 'carl'])('is not for %s to see', async (subject) => {
    const { errors } = await studio.by(subject).ask('{ auditReads { totalCount } }');
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      ['FORBIDDEN', 'This is for: DIRECTOR, AUDITOR.'],
    ]);
  });

  test('is for auditors to see too, with what they ask there', async () => {
    const told = await studio
      .by('ada')
      .ask('query Mine { auditReads(first: 1) { totalCount nodes { operationName } } }');
    expect(told.errors).toEqual([]);
    expect((await reads())[0]?.operationName).toBe('Mine');
  });
});

describe('what can not be recorded', () => {
  const query = (text: string) => studio.core.database.query({ text, values: [] });
  beforeAll(async () => {
    await query(`CREATE FUNCTION no_trail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.stream_category = 'auditTrail' THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$`);
    await query(
      'CREATE TRIGGER no_trail BEFORE INSERT ON event_store.events FOR EACH ROW EXECUTE FUNCTION no_trail()',
    );
  });
  afterAll(() => query('DROP TRIGGER no_trail ON event_store.events'));

  test('is not answered: 503, with a code of its own, and nothing of the reason', async () => {
    const told = await studio.by('ada').ask('{ projects { nodes { title } } }');
    expect([told.status, told.data]).toEqual([503, undefined]);
    expect(told.errors.map(({ message, extensions }) => [message, extensions])).toEqual([
      [
        'What an auditor reads is recorded first, and that failed. Try again.',
        { code: 'READ_NOT_RECORDED', retryAfterSeconds: 1 },
      ],
    ]);
  });

  test.each(Object.entries(transports))('is not followed either, over %s', async (_, connect) => {
    const client = connect(studio.url, () => studio.token('ada'));
    const following = client.subscribe(
      'subscription ($id: ID!) { projectEvents(projectId: $id) { __typename } }',
      { id: studio.acme.projectId },
    );
    const told = await following.next().catch((error: unknown) => ({ errors: error }));
    expect(JSON.stringify(told)).toContain('READ_NOT_RECORDED');
    expect(JSON.stringify(told)).not.toContain('disk');
    client.close();
  });

  test('is answered to everybody else', async () => {
    expect((await studio.by('klara').ask('{ projects { totalCount } }')).data).toEqual({
      projects: { totalCount: 1 },
    });
  });
});

import { jest } from '@jest/globals';
import pg from 'pg';
import { sql } from '../../src/platform/postgres/sql.js';
import { compareWithLog } from '../../src/projections/log-tree/log-tree.verify.js';
import { readPosition } from '../../src/schema/scalars.js';
import type { Client } from '../support/api-client.js';
import { standIn, type StandIn } from '../support/eventstoredb/stand-in.js';
import { overWebsocket } from '../support/live-client.js';
import { type GivenProof, hashOfEntry, rootFrom } from '../support/offline-proof.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

const proofFields = 'leafIndex leafHash treeSize rootHash path entry';
const proven = `query ($reference: String!, $asOf: AsOfInput) {
  _meta(asOf: $asOf) { position logRoot { size hash } }
  changeRequest(reference: $reference, asOf: $asOf) {
    history(first: 100) { nodes { __typename id position recordedAt revision proof { ${proofFields} } } }
  }
}`;

interface Entry {
  readonly __typename: string;
  readonly id: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly revision: number;
  readonly proof: GivenProof | null;
}

interface Seen {
  readonly position: string;
  readonly root: { readonly size: number; readonly hash: string };
  readonly entries: readonly Entry[];
}

async function see(client: Client, reference: string, asOf?: object): Promise<Seen> {
  const told = await client.ask(proven, { reference, ...(asOf && { asOf }) });
  expect(told.errors).toEqual([]);
  return {
    position: told.text('_meta.position'),
    root: told.at('_meta.logRoot') as Seen['root'],
    entries: told.list('changeRequest.history.nodes') as Entry[],
  };
}

/** The entry is in the log that has this root; a reader without rights to it has the hash of it only. */
function expectProven({ proof, ...entry }: Entry, root: Seen['root'], raw: boolean) {
  if (proof === null) throw new Error(`${entry.__typename} has no proof.`);
  expect({ size: proof.treeSize, hash: proof.rootHash }).toEqual(root);
  expect(rootFrom(proof)).toBe(root.hash);
  if (!raw) {
    expect(proof.entry).toBeNull();
    return;
  }
  expect(hashOfEntry(proof.entry ?? '')).toBe(proof.leafHash);
  const { id, type, revision, recordedAt } = JSON.parse(proof.entry ?? '') as Record<string, unknown>;
  expect({ id, type: `${String(type)}Event`, revision, recordedAt }).toEqual({
    id: entry.id,
    type: entry.__typename,
    revision: entry.revision,
    recordedAt: entry.recordedAt,
  });
}

const wish = 'As I said on the phone: something like Instagram.';

describe.each(['PostgreSQL', 'EventStoreDB'])('on %s', (engine) => {
  let server: StandIn | undefined;
  let studio: Studio;
  let life: Life;
  beforeAll(async () => {
    server = engine === 'EventStoreDB' ? await standIn() : undefined;
    studio = await startStudio(server ? { EVENTSTOREDB_URL: server.url } : {});
    life = await leadTo('ACKNOWLEDGED', studio);
  });
  afterAll(async () => {
    await studio.stop();
    await server?.stop();
  });

  test.each<[Subject, boolean]>([
    ['ada', true],
    ['dora', true],
    ['max', false],
    ['klara', false],
    ['walter', false],
  ])('%s has every entry that is shown proven, and its bytes: %s', async (subject, raw) => {
    const { root, entries } = await see(studio.by(subject), life.reference);
    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) expectProven(entry, root, raw);
    const indexes = entries.map(({ proof }) => proof?.leafIndex ?? -1);
    expect(indexes).toEqual([...indexes].sort((one, other) => one - other));
    expect(new Set(indexes).size).toBe(indexes.length);
  });

  test('a root that was kept holds for ever, and what is asked as of then is proven against it', async () => {
    const klara = studio.by('klara');
    const then = await see(klara, life.reference);
    const noted = await studio
      .by('max')
      .done('noteAdd', { requestId: life.id, text: wish, visibility: 'SHARED' });
    expect(noted.userErrors).toEqual([]);
    const now = await see(klara, life.reference);
    expect(now.root.size).toBeGreaterThan(then.root.size);
    expect(now.entries.length).toBe(then.entries.length + 1);
    const again = await see(klara, life.reference, { position: then.position });
    expect(again).toEqual(then);
    for (const entry of again.entries) expectProven(entry, then.root, false);
    const first = await see(klara, life.reference, { position: then.entries[2]?.position });
    expect(first.entries).toHaveLength(3);
    expect(first.root.size).toBe((first.entries[2]?.proof?.leafIndex ?? -2) + 1);
    for (const entry of first.entries) expectProven(entry, first.root, false);
  });

  test('what people wrote is encrypted in the bytes that an auditor is shown', async () => {
    const { entries } = await see(studio.by('ada'), life.reference);
    const raw = entries.map(({ proof }) => proof?.entry ?? '').join('\n');
    expect(raw).toContain('$sealed');
    expect(raw).not.toContain('Instagram');
  });

  test('the next fact of a subscription is proven against the log as it is then', async () => {
    const live = overWebsocket(studio.url, () => studio.token('klara'));
    const subscription = live.subscribe(
      `subscription ($id: ID!) { changeRequestEvents(requestId: $id) {
        ... on CaughtUp { position }
        ... on EventReceived { event { __typename id recordedAt revision position proof { ${proofFields} } } } } }`,
      { id: life.id },
    );
    await subscription.until(({ data }) => JSON.stringify(data).includes('"position"'));
    const note = { requestId: life.id, text: 'Live.', visibility: 'SHARED' };
    await studio.by('max').done('noteAdd', note);
    const next = await subscription.next();
    const { event } = next?.data?.['changeRequestEvents'] as { event: Entry };
    const { root } = await see(studio.by('klara'), life.reference);
    expectProven(event, root, false);
    live.close();
  });

  test('what a dry run would record has no proof, and what is there has', async () => {
    const told = await studio
      .by('max')
      .done(
        'noteAdd',
        { requestId: life.id, text: 'Perhaps.', visibility: 'SHARED', dryRun: true },
        `changeRequest { history(last: 2) { nodes { position proof { ${proofFields} } } } }`,
      );
    const [there, foreseen] = told.list('changeRequest.history.nodes') as Entry[];
    expect(foreseen).toEqual({ position: null, proof: null });
    expect(there?.proof).not.toBeNull();
    expect(rootFrom(there?.proof as GivenProof)).toBe(there?.proof?.rootHash);
  });

  test('before anything was recorded the root is the hash of nothing', async () => {
    const told = await studio
      .by('klara')
      .ask('{ _meta(asOf: { position: "lp_0" }) { logRoot { size hash } } }');
    expect(told.at('_meta.logRoot')).toEqual({
      size: 0,
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    });
  });
});

describe('somebody who owns the database changes what happened', () => {
  let studio: Studio;
  let life: Life;
  let before: Seen;
  beforeAll(async () => {
    studio = await startStudio();
    life = await leadTo('ACKNOWLEDGED', studio);
    before = await see(studio.by('ada'), life.reference);
  });
  afterAll(() => studio.stop());

  /** The third fact of the request says that it happened a year earlier. */
  const position = () => readPosition(before.entries[2]?.position ?? '');
  const backdate = (at: bigint) =>
    studio.core.database.inTransaction(async (query) => {
      await query(sql`ALTER TABLE event_store.events DISABLE TRIGGER events_stay`);
      await query(sql`UPDATE event_store.events
        SET metadata = regexp_replace(metadata::text, '"occurredAt":"20', '"occurredAt":"19')::json
        WHERE position = ${at.toString()}`);
      await query(sql`ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_stay`);
    });

  test('what the log says now is not what its tree was made of, and whoever checks finds out', async () => {
    await backdate(position());
    const now = await see(studio.by('ada'), life.reference);
    const broken = now.entries.filter(({ proof }) => hashOfEntry(proof?.entry ?? '') !== proof?.leafHash);
    expect(broken.map((entry) => entry.position)).toEqual([before.entries[2]?.position]);
    // Whoever changes the tree too can't make it lead to a root that somebody has kept.
    const [forged] = broken.flatMap(({ proof }) => proof ?? []);
    const passedOff = { ...(forged as GivenProof), leafHash: hashOfEntry(forged?.entry ?? '') };
    expect(rootFrom(passedOff)).not.toBe(now.root.hash);
    expect(rootFrom(forged as GivenProof)).toBe(now.root.hash);

    const { database, asStored } = studio.core;
    expect(await compareWithLog(database.query, asStored)).toMatchObject({ changed: [position()] });
  });

  test('at the end of the log it stops the tree: health and metrics say so, and what is later has no proof', async () => {
    await backdate(await studio.core.store.head());
    await studio.by('max').done('noteAdd', { requestId: life.id, text: 'Later.', visibility: 'SHARED' });
    const told = await studio.by('klara').ask(proven, { reference: life.reference });
    expect(told.errors).toEqual([]);
    expect(told.at('_meta.logRoot')).toBeNull();
    const entries = told.list('changeRequest.history.nodes') as Entry[];
    expect(entries.map(({ proof }) => proof)).toEqual(entries.map(() => null));
    const health = await fetch(`${studio.url}/health/ready`);
    expect([health.status, await health.json()]).toMatchObject([
      503,
      { checks: { readModels: { ok: false, detail: 'stopped: log-tree' } } },
    ]);
    const metrics = await (await fetch(`${studio.url}/metrics`)).text();
    expect(metrics).toContain('answerable_projection_stopped{projection="log-tree"} 1');
    expect(metrics).toContain('answerable_projection_stopped{projection="project"} 0');
    // What was there before is proven as ever.
    const then = await see(studio.by('klara'), life.reference, { position: before.position });
    for (const entry of then.entries) expectProven(entry, before.root, false);
  });
});

describe('what proofs cost', () => {
  let studio: Studio;
  let life: Life;
  let sent: string[] = [];
  beforeAll(async () => {
    studio = await startStudio();
    life = await leadTo('ACKNOWLEDGED', studio);
    for (let number = 0; number < 100; number += 1)
      await studio
        .by('max')
        .done('noteAdd', { requestId: life.id, text: `Note ${number}`, visibility: 'SHARED' });
    const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
    const heard = function (this: pg.Client, ...args: unknown[]) {
      const [said] = args as [string | { readonly text?: string }];
      sent.push(typeof said === 'string' ? said : (said.text ?? ''));
      return query.apply(this, args);
    };
    jest.spyOn(pg.Client.prototype, 'query').mockImplementation(heard);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await studio.stop();
  });

  /** What is read of the tree and of the request's stream; following the log goes on beside. */
  const isRead = (statement: string) =>
    /FROM log_tree\.nodes/.test(statement) || /FROM event_store\.events\s+WHERE stream/.test(statement);

  const statementsFor = async (subject: Subject, first: number) => {
    sent = [];
    const told = await studio.by(subject).ask(
      `query ($reference: String!) { _meta { logRoot { hash } }
        changeRequest(reference: $reference) {
          history(first: ${first}) { nodes { proof { ${proofFields} } } } } }`,
      { reference: life.reference },
    );
    expect(told.errors).toEqual([]);
    const nodes = told.list('changeRequest.history.nodes') as Pick<Entry, 'proof'>[];
    expect(nodes.filter(({ proof }) => proof !== null)).toHaveLength(first);
    return sent.filter(isRead).sort();
  };

  test.each<Subject>(['dora', 'klara'])('a longer page costs %s no statement more', async (subject) => {
    const few = await statementsFor(subject, 2);
    expect(few.length).toBeGreaterThan(2);
    expect(await statementsFor(subject, 100)).toEqual(few);
  });
});

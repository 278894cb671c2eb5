import { directory } from '../../src/directory/directory.js';
import { newUuid } from '../../src/platform/ids.js';
import type { Answer, Client } from '../support/api-client.js';
import { leadTo, type Life } from '../support/request-life.js';
import { startStudio, type Studio } from '../support/studio.js';

const many = 30;

let studio: Studio;
let life: Life;
beforeAll(async () => {
  studio = await startStudio();
  life = await leadTo('SIGNED', studio);
  const wish = { projectId: studio.beta.projectId, wording: 'W', channel: 'CHAT' };
  for (let index = 0; index < many; index += 1)
    await studio.by('bert').done('changeRequestReceive', {
      ...wish,
      title: `Wish ${index}`,
      // Several at the same instant, so that only the id orders them.
      occurredAt: `2025-01-0${1 + Math.floor(index / 5)}T00:00:00Z`,
    });
});
afterAll(() => studio.stop());

interface Listing {
  readonly field: string;
  readonly orderBy?: string;
}

const pageOf = async (client: Client, { field, orderBy }: Listing, args: string): Promise<Answer> => {
  const order = orderBy === undefined ? '' : `, orderBy: ${orderBy}`;
  const { errors, data, raw, ...answer } = await client.ask(
    `{ page: ${field}(${args}${order}) {
      totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`,
  );
  if (errors.length > 0) throw new Error(raw);
  return { ...answer, errors, data, raw };
};

type Way = 'forwards' | 'backwards';

/** Walks a whole list page by page. */
async function walk(client: Client, listing: Listing, way: Way): Promise<string[]> {
  const [size, from, more, end] =
    way === 'forwards'
      ? (['first', 'after', 'hasNextPage', 'endCursor'] as const)
      : (['last', 'before', 'hasPreviousPage', 'startCursor'] as const);
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const page = await pageOf(client, listing, `${size}: 7${cursor && `, ${from}: "${cursor}"`}`);
    const found = (page.list('page.nodes') as { id: string }[]).map(({ id }) => id);
    expect((page.list('page.edges') as { node: { id: string } }[]).map(({ node }) => node.id)).toEqual(found);
    if (way === 'forwards') ids.push(...found);
    else ids.unshift(...found);
    if (page.at(`page.pageInfo.${more}`) !== true) return ids;
    cursor = page.text(`page.pageInfo.${end}`);
  }
}

test.each<Listing>([
  ...['RECEIVED_AT', 'CHANGED_AT', 'DECIDED_AT', 'NUMBER'].flatMap((by) =>
    [`${by}_ASC`, `${by}_DESC`].map((orderBy) => ({ field: 'changeRequests', orderBy })),
  ),
  { field: 'members' },
  { field: 'clients', orderBy: 'NAME_DESC' },
  { field: 'projects', orderBy: 'DEADLINE_ASC' },
])('$field by $orderBy: both ways give every one once, in the same order', async (listing) => {
  const ada = studio.by('ada');
  const forwards = await walk(ada, listing, 'forwards');
  const whole = await pageOf(ada, listing, 'first: 100');
  expect((whole.list('page.nodes') as { id: string }[]).map(({ id }) => id)).toEqual(forwards);
  expect(new Set(forwards).size).toBe(forwards.length);
  expect(whole.at('page.totalCount')).toBe(forwards.length);
  expect(await walk(ada, listing, 'backwards')).toEqual(forwards);
  if (listing.field === 'changeRequests') expect(forwards).toHaveLength(many + 1);
});

test('a page that nobody sized has 25, and totalCount counts what the filter and the asker leave', async () => {
  const { at, list } = await studio.by('bert').ask('{ changeRequests { totalCount nodes { number } } }');
  expect(list('changeRequests.nodes')).toHaveLength(25);
  expect(at('changeRequests.totalCount')).toBe(many);
  const decided = await studio
    .by('max')
    .ask(
      '{ changeRequests(filter: { statuses: [DECIDED], stances: [FOLLOWED], modes: [WRITTEN] }) { totalCount nodes { id } } }',
    );
  expect(decided.at('changeRequests')).toEqual({ totalCount: 1, nodes: [{ id: life.id }] });
});

test('a request that comes in between moves no page', async () => {
  const list = { field: 'changeRequests', orderBy: 'RECEIVED_AT_ASC' };
  const first = await pageOf(studio.by('bert'), list, 'first: 10');
  await studio.by('bella').done('changeRequestReceive', {
    ...{ projectId: studio.beta.projectId, title: 'Earlier', wording: 'W', channel: 'CHAT' },
    occurredAt: '2024-01-01T00:00:00Z',
  });
  const cursor = first.text('page.pageInfo.endCursor');
  const second = await pageOf(studio.by('bert'), list, `first: 10, after: "${cursor}"`);
  const ids = [first, second].flatMap((page) =>
    (page.list('page.nodes') as { id: string }[]).map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(20);
  const before = await pageOf(
    studio.by('bert'),
    list,
    `last: 10, before: "${second.text('page.pageInfo.startCursor')}"`,
  );
  expect(before.list('page.nodes')).toEqual(first.list('page.nodes'));
});

test('a history is paged like any list', async () => {
  const ask = (args: string) =>
    studio.by('klara').ask(
      `query ($id: ID!) { node(id: $id) { ... on ChangeRequest { history(${args}) {
        totalCount nodes { revision } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`,
      { id: life.id },
    );
  const whole = await ask('first: 100');
  const total = whole.list('node.history.nodes').length;
  expect(whole.at('node.history.totalCount')).toBe(total);
  const first = await ask('first: 5');
  expect(first.at('node.history.pageInfo')).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const next = await ask(`first: 100, after: "${first.text('node.history.pageInfo.endCursor')}"`);
  expect([...first.list('node.history.nodes'), ...next.list('node.history.nodes')]).toEqual(
    whole.list('node.history.nodes'),
  );
  const last = await ask('last: 3');
  expect(last.list('node.history.nodes')).toEqual(whole.list('node.history.nodes').slice(-3));
  expect(last.at('node.history.pageInfo')).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const past = await ask(`first: 5, after: "${Buffer.from('revision:999999999').toString('base64url')}"`);
  expect([past.errors, past.at('node.history.nodes')]).toEqual([[], []]);
});

test('a cursor of another list, another order or nobody is refused', async () => {
  const ada = studio.by('ada');
  const cursorOf = async (listing: Listing) =>
    (await pageOf(ada, listing, 'first: 1')).text('page.pageInfo.endCursor');
  const ofProjects = await cursorOf({ field: 'projects', orderBy: 'KEY_ASC' });
  const ofRequests = await cursorOf({ field: 'changeRequests', orderBy: 'NUMBER_ASC' });
  for (const query of [
    `{ changeRequests(after: "${ofProjects}") { totalCount } }`,
    `{ changeRequests(after: "${ofRequests}", orderBy: NUMBER_DESC) { totalCount } }`,
    `{ projects(before: "${ofProjects}x", orderBy: KEY_ASC) { totalCount } }`,
    `{ projects(first: 1) { nodes { history(after: "${ofProjects}") { totalCount } } } }`,
  ]) {
    const { errors } = await ada.ask(query);
    expect([query, errors.map(({ extensions }) => extensions.code)]).toEqual([query, ['BAD_USER_INPUT']]);
  }
});

test('anything with an id is found again by it', async () => {
  const { people, acme } = studio;
  const { at } = await studio
    .by('max')
    .ask('query ($id: ID!) { node(id: $id) { ... on ChangeRequest { briefing { id } decision { id } } } }', {
      id: life.id,
    });
  const kinds: readonly (readonly [string, string])[] = [
    [acme.clientId, 'Client'],
    [people.klara, 'Contact'],
    [people.walter, 'Member'],
    [people.ada, 'Auditor'],
    [acme.projectId, 'Project'],
    [life.id, 'ChangeRequest'],
    [life.sound, 'Option'],
    [life.leaveAsIs, 'Option'],
    [String(at('node.briefing.id')), 'Briefing'],
    [String(at('node.decision.id')), 'Decision'],
  ];
  const ids = kinds.map(([id]) => id);
  const found = await studio
    .by('max')
    .ask(
      'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id } node(id: $id) { __typename id } }',
      { ids, id: ids[0] },
    );
  expect(found.at('nodes')).toEqual(kinds.map(([id, __typename]) => ({ __typename, id })));
  expect(found.at('node')).toEqual({ __typename: 'Client', id: ids[0] });
});

test('ids that name nothing, of the wrong kind or of nothing at all, give null in their place', async () => {
  const prefixes = [
    'cli',
    'con',
    'mem',
    'aud',
    'per',
    'prj',
    'req',
    'opt',
    'brf',
    'dec',
    'qst',
    'csq',
    'obs',
    'xyz',
  ];
  const wrongKind = prefixes.map((prefix) => `${prefix}_${life.id.slice(4)}`).filter((id) => id !== life.id);
  const ids = [
    ...prefixes.map((prefix) => `${prefix}_${newUuid()}`),
    ...wrongKind.filter((id) => id !== life.leaveAsIs),
    ...['', 'req_', 'system', life.id.toUpperCase(), ` ${life.id}`],
  ];
  const found = await studio.by('ada').ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(found.errors).toEqual([]);
  expect(found.at('nodes')).toEqual(ids.map(() => null));
});

test('a request is found by what people call it', async () => {
  const find = async (reference: string) =>
    (
      await studio
        .by('klara')
        .ask('query ($reference: String!) { changeRequest(reference: $reference) { id reference } }', {
          reference,
        })
    ).at('changeRequest');
  expect(await find(life.reference)).toEqual({ id: life.id, reference: life.reference });
  for (const other of [
    'ACME-999',
    'ACME-0',
    'ACME-01',
    'acme-1',
    'NONE-1',
    'BETA-1',
    '',
    'ACME-1 ',
    'ACME-99999999999',
  ])
    expect([other, await find(other)]).toEqual([other, null]);
});

test('who is asking is told who they are', async () => {
  const query = '{ viewer { role person { __typename id name } client { id name } } }';
  expect((await studio.by('klara').ask(query)).at('viewer')).toEqual({
    role: 'DECIDER',
    person: { __typename: 'Contact', id: studio.people.klara, name: 'Klara Contact' },
    client: { id: studio.acme.clientId, name: 'ACME' },
  });
  expect((await studio.by('ada').ask(query)).at('viewer')).toEqual({
    role: 'AUDITOR',
    person: { __typename: 'Auditor', id: studio.people.ada, name: 'Ada Auditor' },
    client: null,
  });
});

test('names come from the directory, also where it has forgotten somebody', async () => {
  const names = async () => {
    const { at } = await studio
      .by('max')
      .ask(
        `query ($id: ID!) { node(id: $id) { ... on ChangeRequest { wish { from { id name } } title } } }`,
        { id: life.id },
      );
    return at('node.wish.from');
  };
  expect(await names()).toEqual({ id: studio.people.carl, name: 'Carl Contact' });
  await directory(studio.storage.database.query).erase(studio.people.carl);
  expect(await names()).toEqual({ id: studio.people.carl, name: null });
  const { errors } = await studio.by('carl').ask('{ viewer { role } }');
  expect(errors).toMatchObject([{ extensions: { code: 'UNKNOWN_SUBJECT' } }]);
});

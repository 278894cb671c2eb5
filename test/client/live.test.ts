import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import {
  ChangeRequestLiveDocument,
  type Client,
  type ClientOptions,
  createClient,
  type LiveItemFragment,
  ProjectLiveDocument,
  ReplyLost,
  RequestFailed,
} from '#client';
import { addressOf, answerable, cleanUp, secret, serve, type Serving } from '../cli/answerable.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

let studio: Studio;
const clients: Client[] = [];

beforeAll(async () => {
  studio = await startStudio();
});

afterAll(async () => {
  clients.forEach(({ close }) => close());
  await studio.stop();
  await cleanUp();
});

const beginning = 'lp_0';

function as(subject: Subject, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    url: `${studio.url}/graphql`,
    token: () => studio.token(subject),
    webSocket: WebSocket,
    patience: { firstMs: 5, longestMs: 50 },
    ...options,
  });
  clients.push(client);
  return client;
}

const receive = async (title: string): Promise<string> => {
  const told = await studio.by('max').done('changeRequestReceive', {
    projectId: studio.acme.projectId,
    from: studio.people.klara,
    channel: 'EMAIL',
    wording: 'Please.',
    title,
  });
  return told.text('changeRequest.id');
};

const receiveMany = async (titles: readonly string[]): Promise<void> => {
  for (const title of titles) await receive(title);
};

/** Every fact of the project and its requests, as the log has them. */
async function positions(): Promise<string[]> {
  const { list } = await studio.by('ada').ask(
    `query ($key: String!) {
      project(key: $key) { history(first: 100) { nodes { position } } }
      changeRequests(first: 100) { nodes { project { key } history(first: 9) { nodes { position } } } }
    }`,
    { key: 'ACME' },
  );
  const requests = list('changeRequests.nodes') as {
    readonly project: { readonly key: string };
    readonly history: { readonly nodes: readonly { readonly position: string }[] };
  }[];
  const own = list('project.history.nodes') as { readonly position: string }[];
  const all = [
    ...own,
    ...requests.filter(({ project }) => project.key === 'ACME').flatMap(({ history }) => history.nodes),
  ];
  return all.map(({ position }) => position);
}

type Items = AsyncGenerator<{ readonly live: LiveItemFragment }, void, undefined>;

/** The positions of the facts that come, as many as these. */
async function factsOf(items: Items, count: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) {
    const { value } = await items.next();
    if (!value) throw new Error(`It ended after ${found.length} facts.`);
    if (value.live.__typename === 'EventReceived') found.push(value.live.position);
  }
  return found;
}

const inOrder = (found: readonly string[], expected: readonly string[]) => {
  expect(new Set(found).size).toBe(found.length);
  expect([...found].sort()).toEqual([...expected].sort());
};

const follow = (client: Client, options: { after?: string; signal?: AbortSignal } = {}): Items =>
  client.subscribe(ProjectLiveDocument, { projectId: studio.acme.projectId }, options);

test('a project is followed from its beginning, and on', async () => {
  const items = follow(as('klara'), { after: beginning });
  const before = await positions();
  const told = await factsOf(items, before.length);
  expect((await items.next()).value?.live.__typename).toBe('CaughtUp');
  await receive('Fresh');
  const fresh = await factsOf(items, 1);
  await items.return();
  inOrder([...told, ...fresh], await positions());
});

test('a request is followed without what happens to others', async () => {
  const requestId = await receive('Followed');
  const items = as('klara').subscribe(ChangeRequestLiveDocument, { requestId }, { after: beginning });
  expect(await factsOf(items, 1)).toHaveLength(1);
  await receive('Another');
  await studio
    .by('max')
    .done('clarificationAsk', { requestId, owedBy: studio.people.klara, question: 'Which colour?' });
  expect((await items.next()).value?.live.__typename).toBe('CaughtUp');
  const { value } = await items.next();
  expect(value?.live).toMatchObject({
    event: { __typename: 'ClarificationAskedEvent', by: { name: 'Max Member' } },
  });
  await items.return();
});

test('nothing is lost and nothing comes twice when the server is killed and starts again', async () => {
  const { url: DATABASE_URL } = studio.storage;
  const first: Serving = await serve([], { DATABASE_URL });
  const { port } = new URL(first.url);
  const items = follow(
    as('klara', { url: `${first.url}/graphql`, token: () => studio.token('klara', { secret }) }),
    { after: beginning },
  );
  const before = await factsOf(items, (await positions()).length);
  await receiveMany(['Before the crash', 'Right before it']);
  await first.end('SIGKILL');
  await receiveMany(['While nobody serves', 'Still nobody']);
  const rest = factsOf(items, 6);
  const second = answerable(['serve', '--port', port], { ANSWERABLE_JWT_SECRET: secret, DATABASE_URL });
  expect(await addressOf(second)).toBe(first.url);
  await receiveMany(['After it', 'And later']);
  inOrder([...before, ...(await rest)], await positions());
  await items.return();
  await second.end('SIGTERM');
});

/** A wire between client and server that can be cut. */
async function wire(target: string) {
  const { port, hostname } = new URL(target);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined).on('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    cut: () => ends.forEach((end) => end.destroy()),
    stop: () => {
      ends.forEach((end) => end.destroy());
      server.close();
    },
  };
}

test('a wire that is cut again and again loses nothing either', async () => {
  const connection = await wire(studio.url);
  const items = follow(as('walter', { url: connection.url }), { after: beginning });
  const found = await factsOf(items, 1);
  const expected = (await positions()).length + 10;
  const rest = factsOf(items, expected - 1);
  for (let round = 0; round < 10; round += 1) {
    connection.cut();
    await receive(`Round ${round}`);
  }
  inOrder([...found, ...(await rest)], await positions());
  await items.return();
  connection.stop();
});

test('a client that does not read is told all of it in the end', async () => {
  const items = follow(as('max'), { after: beginning });
  const found = await factsOf(items, 1);
  await receiveMany(Array.from({ length: 20 }, (_, index) => `While it sleeps ${index}`));
  const all = await positions();
  inOrder([...found, ...(await factsOf(items, all.length - 1))], all);
  await items.return();
});

const failure = async (items: Items): Promise<unknown> =>
  items.next().then(
    ({ value }) => value,
    (error: unknown) => error,
  );

test('what one may not see cannot be followed, and that is the end of it', async () => {
  const failed = await failure(follow(as('bert')));
  expect(failed).toBeInstanceOf(RequestFailed);
  expect(failed).toMatchObject({ code: 'NOT_FOUND' });
});

test('a worthless token ends it, with the reason', async () => {
  const failed = await failure(follow(as('klara', { token: 'nothing' })));
  expect(failed).toBeInstanceOf(RequestFailed);
  expect(failed).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('where there is no server, it gives up', async () => {
  const nowhere = await wire(studio.url);
  nowhere.stop();
  const client = as('klara', { url: nowhere.url, patience: { attempts: 3, firstMs: 1 } });
  expect(await failure(follow(client))).toBeInstanceOf(ReplyLost);
});

test('it ends with its signal', async () => {
  const ending = new AbortController();
  const items = follow(as('klara'), { signal: ending.signal });
  expect((await items.next()).value?.live.__typename).toBe('CaughtUp');
  const next = items.next();
  ending.abort(new Error('The page was left.'));
  await expect(next).rejects.toThrow('The page was left.');
});

test('a document that could not be resumed is refused when its first item comes', async () => {
  const blind = 'subscription ($id: ID!) { projectEvents(projectId: $id) { __typename } }';
  const items = as('klara').subscribe(blind, { id: studio.acme.projectId });
  await expect(items.next()).rejects.toThrow('position');
});

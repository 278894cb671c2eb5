import { AssertionError } from 'node:assert';
import {
  ChangeRequestNowDocument,
  type Client,
  type ClientOptions,
  commands,
  createClient,
  ReplyLost,
  RequestFailed,
  ViewerDocument,
} from '#client';
import { type Studio, startStudio } from '../support/studio.js';
import { type UnreliableProxy, unreliableProxy } from './unreliable-proxy.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let studio: Studio;
let proxy: UnreliableProxy;

beforeAll(async () => {
  studio = await startStudio();
  proxy = await unreliableProxy(`${studio.url}/graphql`);
});

afterAll(async () => {
  await proxy.stop();
  await studio.stop();
});

const as = async (subject: string, options: Partial<ClientOptions> = {}): Promise<Client> =>
  createClient({
    url: proxy.url,
    token: await studio.token(subject),
    patience: { firstMs: 1, longestMs: 5 },
    ...options,
  });

const wish = (title: string) => ({
  projectId: studio.acme.projectId,
  channel: 'CHAT' as const,
  title,
  wording: 'We want customers to pay by card.',
});

/** The requests of that title, as somebody else sees them. */
const received = async (title: string) => {
  const answer = await studio.by('max').ask('{ changeRequests(first: 100) { nodes { id title } } }');
  return answer.list('changeRequests.nodes').filter((node) => (node as { title: string }).title === title);
};

const failure = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => {
      throw new AssertionError({ message: 'It did not fail.' });
    },
    (error: unknown) => error,
  );

describe('a query', () => {
  test('answers what its document asks for', async () => {
    const { viewer } = await (await as('carl')).query(ViewerDocument);
    expect(viewer).toMatchObject({
      role: 'CONTRIBUTOR',
      person: { name: 'Carl Contact' },
      client: { name: 'ACME' },
    });
  });

  test('takes a plain text too', async () => {
    expect(await (await as('ada')).query('{ viewer { role } }')).toEqual({ viewer: { role: 'AUDITOR' } });
  });

  test('fails with what the server says is wrong with it', async () => {
    const failed = await failure((await as('carl')).query('{ nobody }'));
    expect(failed).toBeInstanceOf(RequestFailed);
    expect(failed).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', commandId: undefined });
  });

  test('without a token is nobody’s', async () => {
    const { viewer } = await createClient({ url: proxy.url }).query(ViewerDocument);
    expect(viewer).toBeNull();
  });

  test('asks a function for the token before every attempt', async () => {
    const token = await studio.token('carl');
    let asked = 0;
    const client = await as('carl', {
      token: async () => {
        asked += 1;
        return asked === 1 ? 'worn out' : token;
      },
    });
    proxy.fates('LOSE_REPLY');
    expect((await client.query(ViewerDocument)).viewer?.role).toBe('CONTRIBUTOR');
    expect(asked).toBe(2);
  });

  test('reads what a command did', async () => {
    const client = await as('carl');
    const outcome = await client.command(commands.changeRequestReceive, wish('Read at once'));
    if (!outcome.done) throw new Error('It was refused.');
    const { changeRequest, position } = outcome.payload;
    const { nodes } = await client.query(ChangeRequestNowDocument, {
      id: changeRequest?.id ?? '',
      minPosition: position,
    });
    expect(nodes).toMatchObject([{ __typename: 'ChangeRequest', title: 'Read at once', briefing: null }]);
  });
});

describe('a command', () => {
  test('is given an id of its own, and answers what became of it', async () => {
    const client = await as('carl');
    const [one, other] = [
      await client.command(commands.changeRequestReceive, wish('One')),
      await client.command(commands.changeRequestReceive, wish('Other')),
    ];
    expect(one).toMatchObject({
      done: true,
      payload: { behind: false, changeRequest: { status: 'RECEIVED' } },
    });
    expect(one.commandId).toMatch(uuid);
    expect(other.commandId).not.toBe(one.commandId);
  });

  test('keeps the id that it brings', async () => {
    const commandId = '0c9f4c1e-6f52-4d0b-8d7a-2b7c5e1f9a11';
    const client = await as('carl');
    const first = await client.command(commands.changeRequestReceive, { ...wish('Once'), commandId });
    const again = await client.command(commands.changeRequestReceive, { ...wish('Once'), commandId });
    expect(first.commandId).toBe(commandId);
    expect(again).toEqual(first);
    expect(await received('Once')).toHaveLength(1);
  });

  test.each(['LOSE_REPLY', 'CUT_REPLY'] as const)(
    'is done once although its answer was lost on the way: %s',
    async (fate) => {
      const before = proxy.bodies.length;
      proxy.fates(fate, fate);
      const outcome = await (await as('carl')).command(commands.changeRequestReceive, wish(fate));
      expect(outcome).toMatchObject({ done: true, payload: { changeRequest: { title: fate } } });
      const sent = proxy.bodies.slice(before);
      expect(sent).toHaveLength(3);
      expect(new Set(sent).size).toBe(1);
      expect(await received(fate)).toHaveLength(1);
    },
  );

  test('that never gets an answer says under which id it may be sent again', async () => {
    const client = await as('carl', { patience: { attempts: 3, firstMs: 1 } });
    proxy.fates('LOSE_REPLY', 'LOSE_REPLY', 'LOSE_REPLY');
    const lost = await failure(client.command(commands.changeRequestReceive, wish('Lost')));
    if (!(lost instanceof ReplyLost)) throw lost;
    const commandId = lost.commandId ?? '';
    expect(commandId).toMatch(uuid);
    const outcome = await client.command(commands.changeRequestReceive, { ...wish('Lost'), commandId });
    expect(outcome.done).toBe(true);
    expect(await received('Lost')).toHaveLength(1);
  });

  test('waits as long as the server asks for', async () => {
    const before = proxy.times.length;
    proxy.fates({ status: 503, headers: { 'retry-after': '1' } });
    const outcome = await (await as('carl')).command(commands.changeRequestReceive, wish('Later'));
    const [first = 0, second = 0] = proxy.times.slice(before);
    expect(outcome.done).toBe(true);
    expect(second - first).toBeGreaterThanOrEqual(990);
  });

  test('does not wait for what is too far away', async () => {
    const body = JSON.stringify({ errors: [{ message: 'Later.', extensions: { code: 'OVERLOADED' } }] });
    proxy.fates({ status: 503, headers: { 'retry-after': '3600' }, body });
    const failed = await failure((await as('carl')).command(commands.changeRequestReceive, wish('Never')));
    expect(failed).toMatchObject({ name: 'RequestFailed', status: 503, code: 'OVERLOADED' });
    expect((failed as RequestFailed).commandId).toMatch(uuid);
  });

  test('is refused with the reasons as values', async () => {
    const outcome = await (
      await as('walter')
    ).command(commands.optionOffer, {
      requestId: 'req_00000000-0000-4000-8000-000000000000',
      title: 'Pay by card',
      summary: 'Cards are taken.',
      price: { from: { amount: '900', currency: 'EUR' }, to: { amount: '1200', currency: 'EUR' } },
      leadTimeDays: 10,
      soundness: 'SOUND',
    });
    if (outcome.done) throw new Error('It was done.');
    const [refusal] = outcome.userErrors;
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('.') as string });
  });

  test('is refused with details where a frontend needs them', async () => {
    const client = await as('max');
    const outcome = await client.command(commands.changeRequestReceive, {
      ...wish('Seen before'),
      from: studio.people.carl,
    });
    const requestId = (outcome.done && outcome.payload.changeRequest?.id) || '';
    const late = await client.command(commands.clarificationAsk, {
      requestId,
      owedBy: studio.people.carl,
      question: 'Which cards?',
      expectedRevision: 7,
    });
    if (late.done) throw new Error('It was done.');
    const [refusal] = late.userErrors;
    if (refusal?.__typename !== 'RevisionConflict') throw new Error('It is another refusal.');
    expect([refusal.expected, refusal.actual]).toEqual([7, 0]);
  });

  test('that is malformed fails, and is not sent again', async () => {
    const before = proxy.bodies.length;
    const failed = await failure(
      (await as('carl')).command(commands.changeRequestReceive, { ...wish('x'), title: '' }),
    );
    expect(failed).toMatchObject({ name: 'RequestFailed', code: 'BAD_USER_INPUT' });
    expect(proxy.bodies.length - before).toBe(1);
  });

  test('ends when its signal does, with the signal’s reason', async () => {
    const ending = new AbortController();
    proxy.fates({ status: 503, headers: { 'retry-after': '30' } });
    const asked = (await as('carl')).command(commands.changeRequestReceive, wish('Ended'), {
      signal: ending.signal,
    });
    setTimeout(() => ending.abort(new Error('The page was left.')), 50);
    expect(await failure(asked)).toEqual(new Error('The page was left.'));
    expect(await received('Ended')).toEqual([]);
  });

  test('goes without an answer no longer than it has patience for', async () => {
    const client = await as('carl', {
      patience: { attempts: 2, firstMs: 1, answerWithinMs: 20 },
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
    });
    const lost = await failure(client.command(commands.changeRequestReceive, wish('Silent')));
    if (!(lost instanceof ReplyLost)) throw lost;
    expect(lost.cause).toEqual(new Error('There was no answer within 20 ms.'));
  });
});

test('what is no GraphQL at all is told as such', async () => {
  const client = createClient({ url: `${studio.url}/health/live` });
  expect(await failure(client.query(ViewerDocument))).toBeInstanceOf(RequestFailed);
});

import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { buildSchema } from 'graphql';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { stoppable } from '../../../src/application/live/stoppable.js';
import type { GraphiqlOptions } from '../../../src/platform/http/http-server.js';
import { startTestServer, type TestContext, type TestServer } from './test-server.js';

const operations = [
  {
    name: 'CountUp',
    query: 'query CountUp($count: Int!) { echo(count: $count) correlationId }',
    variables: '{ "count": 4711 }',
    headers: '{ "x-correlation-id": "first-token" }',
  },
  { name: 'SayHello', query: 'query SayHello { hello }', headers: '{ "x-correlation-id": "second-token" }' },
];

describe('what is served', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ graphiql: { operations, title: 'A & <B>' } });
  });
  afterAll(() => server.stop());

  const page = () => fetch(server.url);

  test('the page names only our own files, which may be kept for ever', async () => {
    const html = await (await page()).text();
    expect(html).toContain('<title>A &#38; &#60;B&#62;</title>');
    const files = [...html.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, address = '']) => address);
    expect(files).toHaveLength(6);
    for (const file of files) {
      const answer = await fetch(server.url + file);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).toMatch(/javascript|css/);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
    }
  });

  test('the page allows no inline script and no frame around it', async () => {
    const policy = (await page()).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('the tabs are data of this origin only, and not given to a name that was made to point here', async () => {
    const answer = await fetch(`${server.url}/graphiql/tabs`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ operations });
    const rebound = await new Promise<number | undefined>((resolve, reject) =>
      request(`${server.url}/graphiql/tabs`, { headers: { host: 'evil.example' } }, (got) => {
        got.resume();
        resolve(got.statusCode);
      })
        .once('error', reject)
        .end(),
    );
    expect(rebound).toBe(404);
  });

  test('nothing is, when it is switched off', async () => {
    const without = await startTestServer({ graphiql: false });
    const statuses = await Promise.all(
      ['/', '/graphiql/tabs'].map(async (path) => (await fetch(without.url + path)).status),
    );
    await without.stop();
    expect(statuses).toEqual([404, 404]);
  });
});

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

const inBrowser = existsSync(executablePath) ? describe : describe.skip;
if (!existsSync(executablePath))
  console.warn(
    `GraphiQL is not tried in a browser: there is none at ${executablePath}. Set CHROMIUM to one.`,
  );

inBrowser('in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  const started: TestServer[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags });
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  });
  afterEach(async () => {
    await context.close();
    await Promise.all(started.splice(0).map((server) => server.stop()));
  });
  afterAll(() => browser.close());

  /** Opens the page and notes everything that should not happen. */
  async function open(server: TestServer): Promise<{ page: Page; wrong: string[] }> {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (asked) => {
      if (!/^(data|blob):/.test(asked.url()) && new URL(asked.url()).origin !== server.url)
        wrong.push(asked.url());
    });
    await page.goto(server.url);
    await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
    return { page, wrong };
  }

  const stored = (page: Page) => page.evaluate<string>('JSON.stringify(localStorage)');
  /** GraphiQL stores its tabs a moment after they change. */
  async function tabsAreStored(page: Page, content: string): Promise<void> {
    const tabs = `Object.entries(localStorage).filter(([key]) => key.endsWith('tabState')).join()`;
    while (!(await page.evaluate<string>(tabs)).includes(content)) await page.waitForTimeout(50);
  }
  const titles = (page: Page) => page.locator('.graphiql-tab-button').allInnerTexts();
  const run = async (page: Page) => {
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.result-window .CodeMirror-line').first().waitFor();
    return page.locator('.result-window');
  };

  async function serve(graphiql: GraphiqlOptions, port = 0): Promise<TestServer> {
    const server = await startTestServer({ graphiql, port });
    started.push(server);
    return server;
  }

  test('the given operations are there and run, with nothing from elsewhere and no complaint', async () => {
    const server = await serve({ operations, title: 'Answers' });
    const { page, wrong } = await open(server);
    expect(await titles(page)).toEqual(['CountUp', 'SayHello']);
    const result = await run(page);
    await result.getByText('"4711"').waitFor();
    await result.getByText('"first-token"').waitFor();
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.getByText('A GraphQL schema provides a root type').waitFor();
    await page.getByRole('button', { name: /settings/i }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(wrong).toEqual([]);
    await tabsAreStored(page, 'CountUp');
    expect(await stored(page)).toContain('CountUp');
    expect(await stored(page)).not.toContain('token');
  });

  test('after a restart with new tokens the tabs have the new ones, and what the visitor wrote', async () => {
    const before = await serve({ operations });
    const first = await open(before);
    await first.page.locator('.graphiql-query-editor .CodeMirror').click();
    await first.page.keyboard.press('Control+End');
    await first.page.keyboard.type('# my note');
    await tabsAreStored(first.page, 'my note');
    await first.page.close();
    await before.stop();
    const renewed = operations.map((operation) => ({
      ...operation,
      headers: '{ "x-correlation-id": "renewed-token" }',
    }));
    const after = await serve({ operations: renewed }, before.port);
    const { page, wrong } = await open(after);
    expect(await titles(page)).toEqual(['CountUp', 'SayHello']);
    await page.locator('.graphiql-query-editor').getByText('# my note').waitFor();
    await (await run(page)).getByText('"renewed-token"').waitFor();
    expect(wrong).toEqual([]);
    await page.getByRole('tab', { name: 'SayHello' }).click();
    // GraphiQL learns the operation's name a moment after it changed tabs; until then it asks for the other one.
    const hello = page.locator('.result-window').getByText('"world"');
    for (let attempt = 0; attempt < 10 && (await hello.count()) === 0; attempt += 1) {
      await run(page);
      await page.waitForTimeout(500);
    }
    await hello.waitFor();
    expect(wrong.filter((complaint) => !complaint.includes('400 (Bad Request)'))).toEqual([]);
  });

  test('other operations replace what was remembered', async () => {
    const before = await serve({ operations });
    const first = await open(before);
    await tabsAreStored(first.page, 'CountUp');
    await first.page.close();
    await before.stop();
    const others = ['One', 'Two'].map((name) => ({ name, query: `query ${name} { hello }` }));
    const after = await serve({ operations: others }, before.port);
    const { page } = await open(after);
    expect(await titles(page)).toEqual(['One', 'Two']);
    expect(await stored(page)).not.toContain('CountUp');
  });

  /** A subscription that tells who asks, and goes on until somebody ends it. */
  function endless() {
    const schema = buildSchema('type Query { hello: String } type Subscription { asker: String }');
    const field = schema.getSubscriptionType()?.getFields()['asker'];
    if (!field) throw new Error('There is no such field.');
    const ended = new Promise<void>((resolve) => {
      field.subscribe = (_source, _args, { correlationId }: TestContext) =>
        stoppable(async function* (stopped) {
          stopped.addEventListener('abort', () => resolve());
          yield { asker: `first for ${correlationId}` };
          yield { asker: `second for ${correlationId}` };
          await ended;
        });
    });
    return { schema, ended };
  }

  test("a subscription is shown as it goes on, with the tab's own headers, until it is stopped", async () => {
    const { schema, ended } = endless();
    const server = await startTestServer({
      schema,
      live: {
        openSession: async ({ authorization = 'nobody' }) => ({
          person: authorization,
          expiresAt: Date.now() / 1_000 + 3_600,
          context: () => ({ headers: {}, correlationId: authorization }),
        }),
      },
      graphiql: {
        operations: [
          {
            name: 'WhoAsks',
            query: 'subscription WhoAsks { asker }',
            headers: '{ "Authorization": "Bearer ann" }',
          },
        ],
      },
    });
    started.push(server);
    const { page, wrong } = await open(server);
    const result = await run(page);
    await result.getByText('"second for Bearer ann"').waitFor();
    await page.getByRole('button', { name: /stop query/i }).click();
    await ended;
    await page.getByRole('button', { name: /execute query/i }).waitFor();
    expect(wrong).toEqual([]);
  });

  test('without operations it opens empty and works', async () => {
    const server = await serve({});
    const { page, wrong } = await open(server);
    await page.locator('.graphiql-query-editor').getByText('Welcome to GraphiQL').waitFor();
    expect(wrong).toEqual([]);
  });
});

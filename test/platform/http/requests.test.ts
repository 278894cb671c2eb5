import { gzipSync } from 'node:zlib';
import { requestLine, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ level: 'debug', corsOrigins: ['https://studio.example'] });
});
afterEach(() => server.stop());

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('the correlation id', () => {
  test('is taken from the request, reaches the resolvers, the answer and the log', async () => {
    const { data, headers } = await server.ask('{ correlationId }', {}, { 'x-correlation-id': 'order-17.a' });
    expect(data).toEqual({ correlationId: 'order-17.a' });
    expect(headers.get('x-correlation-id')).toBe('order-17.a');
    expect(await requestLine(server)).toMatchObject({ correlationId: 'order-17.a' });
  });

  test.each([
    ['missing', {}],
    ['too long', { 'x-correlation-id': 'x'.repeat(129) }],
    ['with odd characters', { 'x-correlation-id': 'a{"b"}' }],
  ])('%s, it is made here', async (_, given) => {
    const { data, headers } = await server.ask('{ correlationId }', {}, given);
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(data).toEqual({ correlationId: headers.get('x-correlation-id') });
  });
});

describe('the log line of a request', () => {
  test('has operation, time, status and codes, and nothing of what was asked', async () => {
    await server.ask(
      'query Board { notFound echo(count: 77123) }',
      { password: 'hunter2' },
      { authorization: 'Bearer hunter2' },
    );
    const line = await requestLine(server);
    expect(line).toMatchObject({
      level: 'info',
      method: 'POST',
      path: '/graphql',
      status: 200,
      operation: { name: 'Board', type: 'query' },
      errorCodes: ['NOT_FOUND'],
    });
    expect(line['durationMs']).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(server.lines)).not.toMatch(/hunter2|77123/);
  });

  test('of a GET leaves the query out', async () => {
    await fetch(`${server.url}/graphql?query={hello}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await requestLine(server)).toMatchObject({ method: 'GET', path: '/graphql', status: 200 });
    expect(JSON.stringify(server.lines)).not.toContain('{hello}');
  });

  test('cuts a name that is as long as a book', async () => {
    await server.ask(`query ${'n'.repeat(50_000)} { hello }`);
    expect(JSON.stringify(await requestLine(server)).length).toBeLessThan(1000);
  });
});

describe('a body', () => {
  const tooLarge = { code: 'REQUEST_TOO_LARGE', limit: 1_048_576 };
  const large = JSON.stringify({ query: '{ hello }', variables: { x: 'x'.repeat(1_100_000) } });

  test('over the limit is answered with 413', async () => {
    const answer = await post(large);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: tooLarge }] });
  });

  test('over the limit only when unpacked is refused as well', async () => {
    const answer = await post(new Uint8Array(gzipSync(large)), { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: tooLarge }] });
  });

  test('that is no JSON is refused without being quoted', async () => {
    const answer = await post('{"query": hunter2');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      errors: [{ message: 'The request body is not valid JSON.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('in an unknown encoding is refused', async () => {
    expect((await post('{}', { 'content-encoding': 'zebra' })).status).toBe(415);
  });
});

describe('health', () => {
  test('a running process is live and says what readiness rests on', async () => {
    const live = await fetch(`${server.url}/health/live`);
    const ready = await fetch(`${server.url}/health/ready`);
    expect(live.status).toBe(200);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'ready', checks: { database: { ok: true } } });
  });

  test.each([
    [
      'not ready',
      async () => ({ ready: false, checks: { database: { ok: false, detail: 'down' } } }),
      'down',
    ],
    ['hanging', () => new Promise<never>(() => {}), 'no answer within'],
    ['failing', () => Promise.reject(new Error('secret at 10.0.0.7')), 'the check itself failed'],
  ])('%s is 503 while the process stays live', async (_, readiness, detail) => {
    const other = await startTestServer({ readiness });
    const ready = await fetch(`${other.url}/health/ready`);
    const live = await fetch(`${other.url}/health/live`);
    await other.stop();
    expect([ready.status, live.status]).toEqual([503, 200]);
    const text = await ready.text();
    expect(text).toContain(detail);
    expect(text).not.toContain('10.0.0.7');
  });
});

test('anything else is a JSON 404', async () => {
  const answer = await fetch(`${server.url}/admin.php`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test('a path that can’t be decoded is the client’s mistake', async () => {
  const answer = await fetch(`${server.url}/%E0%A4%A`);
  expect([400, 404]).toContain(answer.status);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: {} }] });
});

test('answers carry the security headers and don’t name the server', async () => {
  const { headers } = await fetch(`${server.url}/health/live`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.has('x-powered-by')).toBe(false);
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  test('may read answers when their origin is listed', async () => {
    const answer = await preflight('https://studio.example');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://studio.example');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    const { headers } = await server.ask('{ hello }', {}, { origin: 'https://studio.example' });
    expect(headers.get('access-control-allow-origin')).toBe('https://studio.example');
    expect(headers.get('vary')).toMatch(/origin/i);
  });

  test('may not otherwise', async () => {
    const answer = await preflight('https://studio.example.evil.example');
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });
});

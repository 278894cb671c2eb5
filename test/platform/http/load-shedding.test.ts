import { door, startTestServer, testSchema } from './test-server.js';

test('as many requests as are allowed are taken on, the others told to come again, and health is answered', async () => {
  const { pass, open, someoneWaits } = door();
  const seen: (readonly string[])[] = [];
  let underWay = () => -1;
  const server = await startTestServer({
    schema: testSchema(pass),
    requestsAtOnce: 2,
    onOperation: ({ codes }) => void seen.push(codes),
    metrics: {
      text: () => Promise.resolve({ type: 'text/plain', body: '' }),
      live: () => undefined,
      underWay: (count) => (underWay = count),
    },
  });
  try {
    const taken = [server.ask('{ slow }'), server.ask('{ slow }')];
    await someoneWaits;
    while (underWay() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let times = 0; times < 3; times += 1) {
      const told = await server.ask('{ slow }');
      expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1']);
      expect(told.errors).toMatchObject([{ extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 } }]);
    }
    for (const what of ['/health/live', '/health/ready', '/metrics'])
      expect((await fetch(`${server.url}${what}`)).status).toBe(200);
    open();
    for (const told of await Promise.all(taken)) expect(told.data).toEqual({ slow: 'done' });
    expect((await server.ask('{ slow }')).data).toEqual({ slow: 'done' });
    expect(seen.flat()).toEqual(['OVERLOADED', 'OVERLOADED', 'OVERLOADED']);
    expect(seen).toHaveLength(6);
  } finally {
    open();
    await server.stop();
  }
});

test('who leaves before an answer makes room for the next', async () => {
  const { pass, open, someoneWaits } = door();
  const server = await startTestServer({ schema: testSchema(pass), requestsAtOnce: 1 });
  try {
    const leaving = new AbortController();
    const left = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ slow }' }),
      signal: leaving.signal,
    }).catch((error: unknown) => error);
    await someoneWaits;
    expect((await server.ask('{ slow }')).status).toBe(503);
    leaving.abort();
    await left;
    for (;;) {
      const { status } = await server.ask('{ __typename }');
      if (status === 200) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    open();
    await server.stop();
  }
});

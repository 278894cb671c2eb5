import { door, requestLine, startTestServer, testSchema } from './test-server.js';

test('whoever gets no answer in time is told so, and the answer that comes later goes nowhere', async () => {
  const { pass: wait, open } = door();
  const seen: (readonly string[])[] = [];
  const server = await startTestServer({
    schema: testSchema(wait),
    deadlineMs: 200,
    onOperation: ({ codes }) => void seen.push(codes),
  });
  try {
    const told = await server.ask('{ slow }');
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '1']);
    expect(told.errors).toEqual([
      {
        message:
          'There is no answer after 200 ms. Whether a command was done is not known: send it again with the same commandId.',
        extensions: { code: 'DEADLINE_EXCEEDED', retryAfterSeconds: 1 },
      },
    ]);
    expect(await requestLine(server)).toMatchObject({ status: 503, errorCodes: ['DEADLINE_EXCEEDED'] });
    open();
    const next = await server.ask('{ slow }');
    expect(next.data).toEqual({ slow: 'done' });
    // Counted once each, and nothing went wrong behind it.
    expect(seen).toEqual([['DEADLINE_EXCEEDED'], []]);
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
  } finally {
    open();
    await server.stop();
  }
});

test('what is answered in time is not told anything', async () => {
  const server = await startTestServer({ deadlineMs: 200 });
  try {
    const told = await server.ask('{ __typename }');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    expect(server.lines.filter(({ msg }) => msg === 'request')).toHaveLength(1);
  } finally {
    await server.stop();
  }
});

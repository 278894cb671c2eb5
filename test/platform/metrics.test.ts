import { createMetrics } from '../../src/platform/metrics/metrics.js';
import { runningProgram } from '../support/running-program.js';

const sources = {
  queueDepth: () => 0,
  pool: () => ({ inUse: 1, waiting: 0, size: 10 }),
  clockAhead: async () => 0.25,
};

/** The value of one series in Prometheus' text, such as `name{label="x"}`. */
const valueIn = (text: string, series: string) => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

test('every line is one of the format, and the numbers move with what happens', async () => {
  const program = await runningProgram();
  const read = async (headers: Record<string, string> = {}) => fetch(`${program.url}/metrics`, { headers });
  const before = await (await read()).text();
  await program.anonymous.ask('query Who { viewer { role } }');
  await program.anonymous.ask('query Who { projects { nodes { id } } }');
  await program.sending('Bearer nonsense').ask('{ viewer { role } }');
  const answer = await read();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const after = await answer.text();
  const form = /^(#.*|[a-z_]\w*(\{(\w+="[^"\n]*",?)*\})? (-?[\d.e+-]+|NaN|[+-]Inf))?$/i;
  expect(after.split('\n').filter((line) => !form.test(line))).toEqual([]);
  const ok = 'answerable_operations_total{operation="Who",transport="http",outcome="ok"}';
  const failed = 'answerable_operations_total{operation="Who",transport="http",outcome="error"}';
  expect([valueIn(before, ok), valueIn(after, ok), valueIn(after, failed)]).toEqual([undefined, 1, 1]);
  expect(valueIn(after, 'answerable_errors_total{code="UNAUTHENTICATED"}')).toBe(2);
  expect(valueIn(after, 'answerable_append_queue')).toBe(0);
  expect(valueIn(after, 'answerable_database_pool{is="waiting"}')).toBe(0);
  expect(valueIn(after, 'answerable_database_pool{is="size"}')).toBe(program.core.database.use().size);
  expect(valueIn(after, 'answerable_projection_lag_events{projection="change-request"}')).toBe(0);
  expect(valueIn(after, 'answerable_live_connections{transport="websocket"}')).toBe(0);
  expect((await read({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
  await program.stop();
});

test('with a token they are for whoever has it, from wherever', async () => {
  const token = 'a-token-for-prometheus';
  const program = await runningProgram({ ANSWERABLE_METRICS_TOKEN: token });
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${program.url}/metrics`, { headers })).status;
  expect(await status({})).toBe(401);
  expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
  expect(await status({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' })).toBe(200);
  await program.stop();
});

test('appends and refusals are counted, and names that clients make up share one series in the end', async () => {
  const metrics = createMetrics();
  metrics.appended({ requests: 3, seconds: 0.02 });
  metrics.refused('NOT_FOUND');
  for (let n = 0; n < 300; n += 1)
    metrics.operation({ name: `Op${n}`, transport: 'http', codes: [], seconds: 0.1 });
  const { body } = await metrics.text();
  expect(valueIn(body, 'answerable_append_batch_commands_sum')).toBe(3);
  expect(valueIn(body, 'answerable_append_seconds_count')).toBe(1);
  expect(valueIn(body, 'answerable_refusals_total{code="NOT_FOUND"}')).toBe(1);
  expect(valueIn(body, 'answerable_operations_total{operation="other",transport="http",outcome="ok"}')).toBe(
    100,
  );
});

test('with trusted documents exactly the names of theirs are told apart', async () => {
  const metrics = createMetrics();
  metrics.from({ ...sources, lag: async () => [], operationNames: ['Board'] });
  for (const name of ['Board', 'Forged'])
    metrics.operation({ name, transport: 'http', codes: [], seconds: 0.1 });
  const { body } = await metrics.text();
  const counted = (operation: string) =>
    valueIn(body, `answerable_operations_total{operation="${operation}",transport="http",outcome="ok"}`);
  expect(['Board', 'Forged', 'other'].map(counted)).toEqual([1, undefined, 1]);
});

test('how far read models are behind is told as it is now, and not at all where nobody can be asked', async () => {
  const metrics = createMetrics();
  const answers = [
    async () => [{ name: 'project', events: 3, seconds: 2, stopped: false }],
    async () => Promise.reject(new Error('The database is away.')),
  ];
  metrics.from({ ...sources, lag: async () => (await answers.shift()?.()) ?? [] });
  const told = async () => {
    const { body } = await metrics.text();
    return ['events', 'seconds'].map((unit) =>
      valueIn(body, `answerable_projection_lag_${unit}{projection="project"}`),
    );
  };
  expect(await told()).toEqual([3, 2]);
  expect(await told()).toEqual([undefined, undefined]);
});

test('how the connections to the database are used is told', async () => {
  const { core, stop } = await runningProgram({ ANSWERABLE_DATABASE_POOL: '3' });
  const told = async () => {
    const { body } = await core.metrics.text();
    return ['in_use', 'waiting', 'size'].map((is) => valueIn(body, `answerable_database_pool{is="${is}"}`));
  };
  const { pool: connections } = core.database;
  const held = await Promise.all([connections.connect(), connections.connect(), connections.connect()]);
  const waiting = connections.connect();
  expect(await told()).toEqual([3, expect.any(Number), 3]);
  expect(core.database.use().waiting).toBeGreaterThan(0);
  held.forEach((client) => client.release());
  (await waiting).release();
  await stop();
});

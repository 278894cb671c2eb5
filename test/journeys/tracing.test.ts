import { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import { mutationText } from '../support/api-client.js';
import { runningProgram } from '../support/running-program.js';
import { startStudio, type Studio, type Subject } from '../support/studio.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${callersSpan}-01`;

let collector: OtlpReceiver;
let studio: Studio;
let lines: Studio['log'];

async function post(subject: Subject, headers: Record<string, string>, body: object) {
  const authorization = `Bearer ${await studio.token(subject)}`;
  return fetch(`${studio.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify(body),
  });
}

const wish = (wording: string) => ({
  query: mutationText('changeRequestReceive').replace('mutation', 'mutation Wishing'),
  variables: {
    input: { projectId: studio.acme.projectId, title: 'A secret title', wording, channel: 'PORTAL' },
  },
});

const spansOf = (id: string) => collector.spans.filter((span) => span.traceId === id);

const only = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const [found, ...others] = spans.filter((span) => span.name === name);
  if (!found || others.length > 0)
    throw new Error(`Not one span "${name}" among ${spans.map((span) => span.name).join(', ')}.`);
  return found;
};

/** Of requests that bring no trace along, by the name that ties their lines and spans together. */
const spansAbout = (correlationId: string) => {
  const request = collector.spans.find(
    ({ kind, attributes }) => kind === 2 && attributes['answerable.correlation_id'] === correlationId,
  );
  return request ? spansOf(request.traceId) : [];
};

beforeAll(async () => {
  collector = await otlpReceiver();
  studio = await startStudio({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await post('carl', { traceparent, 'x-correlation-id': 'a-wish' }, wish('Whispered words.'));
  await post('ada', { 'x-correlation-id': 'refused' }, wish('Not hers to say.'));
  await post('carl', { 'x-correlation-id': 'no-graphql' }, { query: '{ nonsense' });
  await post(
    'carl',
    { 'x-correlation-id': 'bad-trace', traceparent: 'nonsense' },
    { query: '{ viewer { role } }' },
  );
  await fetch(`${studio.url}/health/ready`);
  lines = studio.log;
  await studio.stop();
});
afterAll(() => collector.close());

test("one trace, the caller's own, goes from the request to what was stored", () => {
  const spans = spansOf(traceId);
  const request = only(spans, 'POST /graphql');
  const operation = only(spans, 'mutation');
  const command = only(spans, 'command ReceiveRequest');
  const append = spans.find(
    ({ attributes }) =>
      attributes['answerable.stream.category'] === 'changeRequest' && attributes['answerable.append.outcome'],
  );
  expect(request).toMatchObject({ parentSpanId: callersSpan, kind: 2 });
  expect(request.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'http.response.status_code': 200,
    'answerable.correlation_id': 'a-wish',
  });
  expect(operation).toMatchObject({ parentSpanId: request.spanId });
  expect(operation.attributes).toEqual({
    'graphql.operation.type': 'mutation',
    'graphql.operation.name': 'Wishing',
  });
  expect(command).toMatchObject({ parentSpanId: operation.spanId });
  expect(command.attributes).toMatchObject({
    'answerable.command.type': 'ReceiveRequest',
    'answerable.correlation_id': 'a-wish',
    'answerable.stream.category': 'changeRequest',
  });
  expect(append).toMatchObject({ name: 'append', parentSpanId: command.spanId });
  expect(append?.attributes).toMatchObject({
    'answerable.events.types': ['RequestReceived'],
    'answerable.append.outcome': 'ok',
    'answerable.position': command.attributes['answerable.position'],
  });
  expect(spans.map(({ status }) => status.code)).toEqual(spans.map(() => 0));
});

test('what a read model made of it names the request, in a trace of its own', () => {
  const stored = only(spansOf(traceId), 'command ReceiveRequest').attributes['answerable.position'];
  const [step, ...others] = collector.spans.filter(
    ({ name, attributes }) =>
      name === 'project change-request' && attributes['answerable.position'] === stored,
  );
  expect(others).toEqual([]);
  expect(step?.attributes).toMatchObject({
    'answerable.projection.outcome': 'moved',
    'answerable.correlation_ids': ['a-wish'],
  });
  expect([step?.parentSpanId ?? '', step?.traceId === traceId]).toEqual(['', false]);
});

test('a refusal is told by its code and is no fault; a text that is no GraphQL is one', () => {
  const refused = spansAbout('refused');
  expect(only(refused, 'command ReceiveRequest')).toMatchObject({
    attributes: { 'answerable.refusal.code': 'FORBIDDEN' },
    status: { code: 0 },
  });
  const wrong = spansAbout('no-graphql');
  expect(only(wrong, 'GraphQL Operation')).toMatchObject({
    attributes: { 'error.type': 'GRAPHQL_PARSE_FAILED' },
    status: { code: 2 },
  });
  expect(only(wrong, 'POST /graphql').attributes).toMatchObject({ 'http.response.status_code': 400 });
});

test('a trace that is none begins a new one, and whether the program is well is nobody to trace', () => {
  const [request] = spansAbout('bad-trace');
  expect(request?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(only(spansAbout('bad-trace'), 'POST /graphql').parentSpanId ?? '').toBe('');
  const begun = new Set(
    collector.spans.filter(({ kind }) => kind === 2).map(({ attributes }) => attributes['http.route']),
  );
  expect([...begun]).toEqual(['/graphql']);
});

test('the lines of a request say which trace they belong to', () => {
  const line = lines.find(({ correlationId, msg }) => correlationId === 'a-wish' && msg === 'request');
  expect(line).toMatchObject({
    trace_id: traceId,
    span_id: only(spansOf(traceId), 'POST /graphql').spanId,
  });
});

test('nothing that somebody wrote, no name and no token leaves with a span', () => {
  const all = collector.bodies.join('\n');
  const names = /whispered|secret title|not hers|klara|walter|@|bearer|eyJ|acme|nonsense|viewer/i;
  expect(names.exec(all)?.[0]).toBeUndefined();
  expect(collector.spans.flatMap(({ events }) => events)).toEqual([]);
  expect(new Set(collector.spans.map(({ resource }) => resource['service.name']))).toEqual(
    new Set(['answerable']),
  );
});

test('a collector that takes nothing is a line in the log, and nobody is answered worse for it', async () => {
  const refusing = await otlpReceiver(400);
  const program = await runningProgram({ OTEL_EXPORTER_OTLP_ENDPOINT: refusing.url });
  const { data } = await program.anonymous.ask('{ viewer { role } }');
  expect(data).toEqual({ viewer: null });
  await program.stop();
  await refusing.close();
  expect(refusing.bodies.length).toBeGreaterThan(0);
  expect(program.log.filter(({ msg }) => String(msg).startsWith('Spans could not be sent'))).not.toEqual([]);
});

test.each([
  ['nothing is set', {}],
  ['the exporter is none', { OTEL_TRACES_EXPORTER: 'none' }],
  ['the SDK is disabled', { OTEL_SDK_DISABLED: 'true' }],
])('nothing is sent, and no line names a trace, where %s', async (_when, off) => {
  const silent = await otlpReceiver();
  const endpoint = Object.keys(off).length > 0 ? { OTEL_EXPORTER_OTLP_ENDPOINT: silent.url } : {};
  const program = await runningProgram({ ...endpoint, ...off });
  await program.anonymous.ask('{ viewer { role } }');
  await program.stop();
  await silent.close();
  expect(silent.bodies).toEqual([]);
  expect(program.log.filter((line) => 'trace_id' in line)).toEqual([]);
});

import {
  appendQueue,
  splitBatch,
  usualLimits,
} from '../../../../src/event-store/engines/postgres/append-queue.js';
import {
  type AppendRequest,
  type AppendResult,
  Overloaded,
} from '../../../../src/event-store/event-store.js';
import { InvalidAppend } from '../../../../src/event-store/storable.js';
import { someRequest, someStream } from '../../requests.js';

const okFor = ({ stream }: AppendRequest): AppendResult => ({
  outcome: 'ok',
  stream,
  revision: 0,
  position: 1n,
  recordedAt: '2026-01-02T09:00:00.000Z',
});

/** A database that answers when told to. */
function slowDatabase() {
  const sent: AppendRequest[][] = [];
  const answers: (() => void)[] = [];
  const send = (requests: readonly AppendRequest[]) => {
    sent.push([...requests]);
    return new Promise<readonly AppendResult[]>((resolve) =>
      answers.push(() => resolve(requests.map(okFor))),
    );
  };
  const answerUntil = async (settled: Promise<unknown>) => {
    const progress = { over: false };
    void settled.finally(() => (progress.over = true));
    while (!progress.over) {
      answers.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { sent, send, answerUntil };
}

const waitingFor = (request: AppendRequest, bytes = 1) => ({
  request,
  bytes,
  stream: request.stream.id,
  command: request.commandId,
  follows: request.expectedRevision === 'any',
  resolve: () => undefined,
  reject: () => undefined,
});

const ignore = () => undefined;

test('what arrives while a batch is under way goes as the next', async () => {
  const { sent, send, answerUntil } = slowDatabase();
  const queue = appendQueue(send, usualLimits, ignore);
  const first = [queue.append(someRequest()), queue.append(someRequest())];
  await new Promise(setImmediate);
  const later = Array.from({ length: 5 }, () => queue.append(someRequest()));
  await answerUntil(Promise.all([...first, ...later]));
  expect(sent.map(({ length }) => length)).toEqual([2, 5]);
});

test('a batch has each command once, and each stream of which a revision is expected, and nobody is overtaken', () => {
  const [stream, otherStream] = [someStream(), someStream()];
  const a = waitingFor(someRequest({ stream }));
  const b = waitingFor(someRequest({ stream, expectedRevision: 0 }));
  const c = waitingFor(someRequest({ stream: otherStream, commandId: b.request.commandId }));
  const d = waitingFor(someRequest({ stream: otherStream, expectedRevision: 0 }));
  const e = waitingFor(someRequest());
  expect(splitBatch([a, b, c, d, e], usualLimits)).toEqual({ batch: [a, e], rest: [b, c, d] });
});

test('what expects nothing follows others of its stream in one batch, and nobody overtakes whom it waits for', () => {
  const [stream, otherStream] = [someStream(), someStream()];
  const expecting = (revision: number) => waitingFor(someRequest({ stream, expectedRevision: revision }));
  const following = () => waitingFor(someRequest({ stream, expectedRevision: 'any' }));
  const [a, b, c, d, e] = [expecting(4), following(), following(), expecting(7), following()];
  const f = waitingFor(someRequest({ stream: otherStream, expectedRevision: 'any' }));
  expect(splitBatch([a, b, c, d, e, f], usualLimits)).toEqual({ batch: [a, b, c, f], rest: [d, e] });
  // The same command never stands twice in a batch, whatever it expects.
  const again = waitingFor(someRequest({ stream, expectedRevision: 'any', commandId: b.request.commandId }));
  expect(splitBatch([b, again, c], usualLimits)).toEqual({ batch: [b], rest: [again, c] });
});

test('a batch is bounded in requests and in bytes, and a large request goes alone', () => {
  const [a, b, c] = [waitingFor(someRequest(), 60), waitingFor(someRequest(), 60), waitingFor(someRequest())];
  expect(splitBatch([a, b, c], { ...usualLimits, bytesPerBatch: 100 })).toEqual({ batch: [a], rest: [b, c] });
  expect(splitBatch([a, b, c], { ...usualLimits, bytesPerBatch: 10 })).toEqual({ batch: [a], rest: [b, c] });
  expect(splitBatch([a, b, c], { ...usualLimits, requestsPerBatch: 2 })).toEqual({
    batch: [a, b],
    rest: [c],
  });
});

test('a full queue says so at once and when to come again; what waits is still served', async () => {
  const { send, answerUntil } = slowDatabase();
  const queue = appendQueue(send, { ...usualLimits, waitingRequests: 3 }, ignore);
  const accepted = Array.from({ length: 3 }, () => queue.append(someRequest()));
  expect(() => queue.append(someRequest())).toThrow(new Overloaded(1));
  await answerUntil(Promise.all(accepted));
  expect(await Promise.all(accepted)).toHaveLength(3);
  await answerUntil(queue.append(someRequest()));
});

test('the queue is bounded in bytes too', async () => {
  const { send, answerUntil } = slowDatabase();
  const queue = appendQueue(send, { ...usualLimits, waitingBytes: 200, bytesPerRequest: 1_000 }, ignore);
  const accepted = queue.append(someRequest());
  expect(() => queue.append(someRequest())).toThrow(Overloaded);
  const large = someRequest();
  const events = large.events.map((event) => ({ ...event, data: `"${'x'.repeat(1_000)}"` }));
  expect(() => queue.append({ ...large, events })).toThrow(InvalidAppend);
  await answerUntil(accepted);
});

const failure = (code: string | undefined) =>
  Object.assign(new Error(`failed with ${String(code)}`), { code });

test.each([undefined, 'ECONNRESET', '57P01', '53300', '55P03', '40P01'])(
  'trouble of the moment (%s) is waited out and the batch sent again as it was',
  async (code) => {
    const sent: number[] = [];
    const send = async (requests: readonly AppendRequest[]) => {
      sent.push(requests.length);
      if (sent.length < 3) throw failure(code);
      return requests.map(okFor);
    };
    const queue = appendQueue(send, { ...usualLimits, retryPauses: [1, 1, 1] }, ignore);
    const results = await Promise.all([queue.append(someRequest()), queue.append(someRequest())]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect(sent).toEqual([2, 2, 2]);
  },
);

test('trouble that lasts is told to everybody after a bounded number of attempts', async () => {
  let attempts = 0;
  const send = async () => {
    attempts += 1;
    throw failure('ECONNREFUSED');
  };
  const queue = appendQueue(send, { ...usualLimits, retryPauses: [1, 1] }, ignore);
  const results = await Promise.allSettled([queue.append(someRequest()), queue.append(someRequest())]);
  expect(results).toEqual(results.map(() => ({ status: 'rejected', reason: failure('ECONNREFUSED') })));
  expect(attempts).toBe(3);
});

test('when the database goes away while a culprit is looked for, the rest are told at once', async () => {
  let attempts = 0;
  const send = async (requests: readonly AppendRequest[]) => {
    attempts += 1;
    throw failure(requests.length > 1 ? '22P02' : 'ECONNREFUSED');
  };
  const queue = appendQueue(send, { ...usualLimits, retryPauses: [1] }, ignore);
  const results = await Promise.allSettled(Array.from({ length: 9 }, () => queue.append(someRequest())));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(9);
  expect(attempts).toBe(3);
});

test('only the culprit of a failed batch is rejected', async () => {
  const culprit = someRequest();
  const send = async (requests: readonly AppendRequest[]) => {
    if (requests.includes(culprit)) throw failure('22P02');
    return requests.map(okFor);
  };
  const queue = appendQueue(send, usualLimits, ignore);
  const others = [someRequest(), someRequest(), someRequest()];
  const [rejected, ...fine] = await Promise.allSettled([culprit, ...others].map((one) => queue.append(one)));
  expect(rejected).toEqual({ status: 'rejected', reason: failure('22P02') });
  expect(fine.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
});

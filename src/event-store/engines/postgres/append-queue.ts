import { pause } from '../../../platform/pause.js';
import { type AppendRequest, type AppendResult, Overloaded } from '../../event-store.js';
import { InvalidAppend } from '../../storable.js';
import { isOfTheMoment } from './failure.js';

export interface QueueLimits {
  readonly requestsPerBatch: number;
  /** A single request may be larger; then it goes alone. */
  readonly bytesPerBatch: number;
  readonly bytesPerRequest: number;
  readonly waitingRequests: number;
  readonly waitingBytes: number;
  /** Pauses before a batch is sent again after trouble of the moment; then its members are told. */
  readonly retryPauses: readonly number[];
}

export const usualLimits: QueueLimits = {
  requestsPerBatch: 256,
  bytesPerBatch: 4 * 1024 ** 2,
  bytesPerRequest: 16 * 1024 ** 2,
  waitingRequests: 10_000,
  waitingBytes: 128 * 1024 ** 2,
  retryPauses: [20, 100, 500, 1_500],
};

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  /** Whose turn it is one after another: the stream's and the command's. */
  readonly stream: string;
  readonly command: string;
  /** Whether it may follow others of its stream within a batch: it expects nothing that they would change. */
  readonly follows: boolean;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

type Batch = readonly Waiting[];

/** Stores a batch and answers each of its requests in order. */
export type SendBatch = (requests: readonly AppendRequest[]) => Promise<readonly AppendResult[]>;

const overheadPerEvent = 128;

const sizeOf = ({ events }: AppendRequest) =>
  events.reduce(
    (sum, { data, metadata }) =>
      sum + Buffer.byteLength(data) + Buffer.byteLength(metadata) + overheadPerEvent,
    0,
  );

const turnOf = ({ stream, commandId, expectedRevision }: AppendRequest) => ({
  stream: `stream ${stream.category} ${stream.id}`,
  command: `command ${commandId.toLowerCase()}`,
  follows: expectedRevision === 'any',
});

/**
 * The next batch from the front of the queue, and what stays. A request whose command is taken waits, and so does one that
 * expects a revision of a stream that is in the batch already; whatever comes after it for the same stream or command waits
 * too: nobody is overtaken.
 */
export function splitBatch(waiting: Batch, limits: QueueLimits): { batch: Waiting[]; rest: Waiting[] } {
  const going = { list: [] as Waiting[], keys: new Set<string>() };
  const staying = { list: [] as Waiting[], keys: new Set<string>() };
  let bytes = 0;
  let full = false;
  for (const one of waiting) {
    full ||= isFull({ requests: going.list.length, bytes }, one, limits);
    const goes = !full && !isTaken(one, staying.keys) && fits(one, going.keys);
    const { list, keys } = goes ? going : staying;
    list.push(one);
    keys.add(one.stream).add(one.command);
    if (goes) bytes += one.bytes;
  }
  return { batch: going.list, rest: staying.list };
}

interface Load {
  readonly requests: number;
  readonly bytes: number;
}

/** A single request may be larger than a batch; then it goes alone. */
const isFull = ({ requests, bytes }: Load, next: Waiting, { requestsPerBatch, bytesPerBatch }: QueueLimits) =>
  requests === requestsPerBatch || (bytes > 0 && bytes + next.bytes > bytesPerBatch);

const isTaken = ({ stream, command }: Waiting, by: ReadonlySet<string>) => by.has(stream) || by.has(command);

/** Beside what is in the batch already. */
const fits = ({ stream, command, follows }: Waiting, taken: ReadonlySet<string>) =>
  !taken.has(command) && (follows || !taken.has(stream));

/** Sends again what failed by trouble of the moment: known not to be stored, or stored at most once anyway. */
const patiently =
  (send: SendBatch, pauses: readonly number[]): SendBatch =>
  async (requests) => {
    for (const milliseconds of pauses) {
      try {
        return await send(requests);
      } catch (error) {
        if (!isOfTheMoment(error)) throw error;
        await pause(milliseconds);
      }
    }
    return send(requests);
  };

/** Group commit: one batch is under way, and what arrives meanwhile goes as the next. No timer, no added delay. */
export function appendQueue(sendOnce: SendBatch, limits: QueueLimits, onStored: () => void) {
  const send = patiently(sendOnce, limits.retryPauses);
  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let draining: Promise<void> | undefined;

  const settle = (batch: Batch, results: readonly AppendResult[]) => {
    if (results.some(({ outcome }) => outcome !== 'conflict')) onStored();
    batch.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result === undefined) reject(new Error('The event store gave no answer to an append.'));
      else resolve(result);
    });
  };

  const sendAll = async (batch: Batch) => settle(batch, await send(batch.map(({ request }) => request)));

  const rejectAll = (batch: Batch, error: unknown) => {
    batch.forEach(({ reject }) => reject(error));
  };

  /** Finds the culprit, so that nobody else pays for it. */
  const sendOneByOne = async ([first, ...others]: Batch): Promise<void> => {
    if (first === undefined) return;
    try {
      await sendAll([first]);
    } catch (error) {
      first.reject(error);
      // Without a database every further member would wait through all the pauses as well.
      if (isOfTheMoment(error)) {
        rejectAll(others, error);
        return;
      }
    }
    await sendOneByOne(others);
  };

  const sendNext = async () => {
    const { batch, rest } = splitBatch(waiting, limits);
    waiting = rest;
    waitingBytes -= batch.reduce((sum, { bytes }) => sum + bytes, 0);
    try {
      await sendAll(batch);
    } catch (error) {
      if (batch.length > 1 && !isOfTheMoment(error)) await sendOneByOne(batch);
      else rejectAll(batch, error);
    }
  };

  const drain = async () => {
    // Lets everything that is asked for in the same turn of the event loop join the first batch.
    await Promise.resolve();
    while (waiting.length > 0) await sendNext();
    draining = undefined;
  };

  const isOverfull = (bytes: number) =>
    waiting.length >= limits.waitingRequests ||
    (waiting.length > 0 && waitingBytes + bytes > limits.waitingBytes);

  return {
    append(request: AppendRequest): Promise<AppendResult> {
      const bytes = sizeOf(request);
      if (bytes > limits.bytesPerRequest)
        throw new InvalidAppend(
          `The append is too large: ${bytes} bytes of ${limits.bytesPerRequest} allowed.`,
        );
      if (isOverfull(bytes)) throw new Overloaded(1);
      return new Promise((resolve, reject) => {
        waiting.push({ request, bytes, ...turnOf(request), resolve, reject });
        waitingBytes += bytes;
        draining ??= drain();
      });
    },
    /** How many wait to be sent. */
    waiting: (): number => waiting.length,
    /** Settles when nothing waits or is under way any more. */
    drained: async (): Promise<void> => draining,
  };
}

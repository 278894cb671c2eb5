import { systemClock } from '../../../platform/clock.js';
import { turns } from '../../../platform/turns.js';
import {
  type AppendRequest,
  type AppendResult,
  type EventStore,
  noStream,
  Overloaded,
  type StreamId,
  type Stretch,
} from '../../event-store.js';
import { assertStorable } from '../../storable.js';
import { decoded, encoded, positionOf } from './codec.js';
import { doneWith, eventAt, find, type Place, take, type Taken } from './commands.js';
import { connect } from './connection.js';
import { logOf } from './log.js';
import { namesIn } from './names.js';
import { type OnTrouble, type Patience, usualPatience } from './patience.js';
import type { SentEvent } from './reads.js';
import { lastOf, someOf } from './streams.js';
import { wakeUps } from './wake-ups.js';

export interface EventStoreDbOptions {
  /** `esdb://…`: hosts, TLS and credentials. */
  readonly url: string;
  /** What the names of all our streams begin with. */
  readonly namespace?: string;
  readonly patience?: Patience;
  /** How many appends may be under way. */
  readonly mostAppends?: number;
  /** Hears of trouble that was met and is being dealt with. */
  readonly onTrouble?: OnTrouble;
  /** Hears how long each append took, for whoever measures. */
  readonly onBatch?: (batch: { readonly requests: number; readonly seconds: number }) => void;
}

export interface EventStoreDbEventStore extends EventStore {
  /** How many appends are under way. */
  waiting(): number;
}

/** As much of a stream as anybody wants at once. */
const wholeStream = 2 ** 31 - 1;

/** Appends anywhere meet others on a busy stream; a hundred in a row do not happen to anybody. */
const mostRetries = 100;

type Placed = { readonly revision: number } | { readonly conflictAt: number };

const isSame = (stored: SentEvent, sent: SentEvent | undefined): boolean =>
  sent !== undefined &&
  Buffer.compare(stored.data, sent.data) === 0 &&
  Buffer.compare(stored.metadata, sent.metadata) === 0;

const isTaken = (right: Awaited<ReturnType<typeof take>>): right is Taken => 'release' in right;

/** The log in EventStoreDB. One per process: its client shares state between its instances. */
export function eventStoreDbEventStore(options: EventStoreDbOptions): EventStoreDbEventStore {
  const { patience = usualPatience, mostAppends = 2_000, onTrouble = () => undefined } = options;
  const { namespace = 'answerable', onBatch = () => undefined } = options;
  const names = namesIn(namespace);
  const connection = connect(options.url, patience, onTrouble);
  const place: Place = { connection, names, patienceMs: patience.attemptMs };
  const log = logOf({ connection, names });
  const wakes = wakeUps(connection, names.facts, onTrouble);
  const inTurn = turns();
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const lastRevisionOf = async (stream: StreamId): Promise<number> =>
    (await lastOf(connection, names.streamOf(stream)))?.revision ?? noStream;

  /**
   * At one revision. A conflict after a lost reply may be with oneself; one of an append that may stand anywhere, with somebody
   * who took the command for left lying, and stored it at another place.
   */
  async function placeAt(request: AppendRequest, at: number, events: readonly SentEvent[]): Promise<Placed> {
    const appended = await connection.append(names.streamOf(request.stream), at, events);
    if (appended.outcome === 'ok') return { revision: appended.revision };
    const mayBeOwn = appended.unsure || request.expectedRevision === 'any';
    const own = mayBeOwn ? await find(place, request.commandId) : undefined;
    return own ? { revision: own.revision } : { conflictAt: appended.actualRevision };
  }

  /** Wherever the stream ends: at each place that was seen to be the end, so that a retry stores nothing twice. */
  async function placeAnywhere(
    request: AppendRequest,
    end: number,
    events: readonly SentEvent[],
  ): Promise<Placed> {
    let at = end;
    for (let tries = 0; tries < mostRetries; tries += 1) {
      const placed = await placeAt(request, at, events);
      if ('revision' in placed) return placed;
      at = placed.conflictAt;
    }
    throw new Overloaded(1);
  }

  async function placing(request: AppendRequest, end: number, events: readonly SentEvent[]): Promise<Placed> {
    return request.expectedRevision === 'any'
      ? placeAnywhere(request, end, events)
      : placeAt(request, request.expectedRevision, events);
  }

  async function appendNow(request: AppendRequest): Promise<AppendResult> {
    const events = request.events.map(encoded);
    const { stream, expectedRevision } = request;
    const end = expectedRevision === 'any' ? await lastRevisionOf(stream) : expectedRevision;
    const right = await take(place, request, end);
    if (!isTaken(right)) return { outcome: 'duplicate', ...right };
    const placed = await placing(request, end, events);
    if ('conflictAt' in placed) {
      // Whoever comes after finds out by itself, only later, when this isn't written down.
      await right.release().catch(onTrouble);
      return { outcome: 'conflict', actualRevision: placed.conflictAt };
    }
    const stored = await eventAt(place, stream, placed.revision);
    log.seen(positionOf(stored));
    wakes.wakeAll();
    const { fingerprint: _, ...appended } = doneWith(request, stored);
    // Where a command was left lying, what is there may be what was left: the same ids, and other words.
    if (right.earlier && !isSame(stored, events.at(-1)))
      return { outcome: 'duplicate', ...appended, fingerprint: right.earlier.fingerprint };
    return { outcome: 'ok', ...appended };
  }

  async function measured(request: AppendRequest): Promise<AppendResult> {
    const started = systemClock.monotonic();
    const result = await appendNow(request);
    onBatch({ requests: 1, seconds: (systemClock.monotonic() - started) / 1_000 });
    return result;
  }

  /** What this process sends of one command or to one stream goes one after the other: it would only race with itself. */
  const ordered = ({ stream, commandId }: AppendRequest, work: () => Promise<AppendResult>) =>
    inTurn(`command ${commandId.toLowerCase()}`, () =>
      inTurn(`stream ${stream.category} ${stream.id}`, work),
    );

  async function append(request: AppendRequest): Promise<AppendResult> {
    if (closing !== undefined) throw new Error('The event store is closed.');
    assertStorable(request);
    if (underWay.size >= mostAppends) throw new Overloaded(1);
    const appending = ordered(request, () => measured(request));
    underWay.add(appending);
    try {
      return await appending;
    } finally {
      underWay.delete(appending);
    }
  }

  async function readStream(stream: StreamId, from: number, limit: number) {
    const found = await someOf(connection, names.streamOf(stream), { from, limit });
    return found.flatMap((event) => decoded(names, event) ?? []);
  }

  const stretchOf = async ({ stream, from, limit }: Stretch) =>
    limit <= 0 ? [] : readStream(stream, from, limit);

  async function close(): Promise<void> {
    await Promise.allSettled(underWay);
    await wakes.close();
    await connection.close();
  }

  return {
    append,
    readStream: async (stream, from = 0, limit = wholeStream) => stretchOf({ stream, from, limit }),
    // The server reads one stream at a time.
    readStreams: async (stretches) => Promise.all(stretches.map(stretchOf)),
    readAll: async (after, limit) => log.readAfter(after, limit),
    gapless: false,
    readAt: log.at,
    // The server has no index for it, so the log is read on until there are enough.
    readProject: async (projectId, after, limit) =>
      isNobodys(projectId)
        ? []
        : log.readAfter(after, limit, ({ metadata }) => projectOf(metadata) === projectId),
    head: log.head,
    positionAt: log.positionAt,
    findCommand: (commandId) => find(place, commandId),
    waiting: () => underWay.size,
    onAppended: wakes.subscribe,
    close: () => (closing ??= close()),
  };
}

/** No text has a NUL, so nothing is called that. */
const isNobodys = (projectId: string) => projectId === '' || projectId.includes('\0');

const projectOf = (metadata: string): unknown => {
  const content = JSON.parse(metadata) as unknown;
  return typeof content === 'object' && content !== null && 'projectId' in content
    ? content.projectId
    : undefined;
};

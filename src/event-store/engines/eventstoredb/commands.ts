import { newUuid } from '../../../platform/ids.js';
import { pause } from '../../../platform/pause.js';
import { type Appended, type AppendRequest, noStream, type StreamId } from '../../event-store.js';
import { instantOf, positionOf } from './codec.js';
import { type Connection, isSome } from './connection.js';
import { EventStoreUnavailable } from './failures.js';
import type { Names } from './names.js';
import type { SentEvent, ServerEvent } from './reads.js';
import { lastOf, someOf } from './streams.js';

/**
 * What a command is about to store, written down before it does. The server has no append over two streams, so this is how a
 * command id is taken once in the whole log: whoever finds it taken looks whether that came to anything.
 */
export interface Intent {
  readonly fingerprint: string;
  readonly stream: StreamId;
  /** The stream ended here when the intent was made: what it stores comes after. */
  readonly after: number;
  /** The only place where it may be stored, or any. */
  readonly anywhere: boolean;
  readonly firstEventId: string;
  readonly count: number;
}

const taken = 'CommandTaken';
/** It met a conflict: nothing was stored, and nothing will be. */
const released = 'CommandReleased';

const bytesOf = (value: object) => new TextEncoder().encode(JSON.stringify(value));
const intentFrom = ({ data }: ServerEvent) => JSON.parse(new TextDecoder().decode(data)) as Intent;

const record = (type: string, content: object): SentEvent => ({
  id: newUuid(),
  type,
  data: bytesOf(content),
  metadata: bytesOf({}),
});

export type Done = Appended & { readonly fingerprint: string };

/** How far a command has come, as its own stream and the one it writes to show it. */
type Standing =
  | { readonly is: 'FREE'; readonly revision: number }
  | { readonly is: 'DONE'; readonly done: Done }
  /** Somebody has taken it, and what becomes of it isn't known. */
  | { readonly is: 'PENDING'; readonly revision: number; readonly intent: Intent };

export interface Place {
  readonly connection: Connection;
  readonly names: Names;
  /** How long whoever finds a command under way waits for its outcome. */
  readonly patienceMs: number;
}

const pageSize = 500;

const isDead = (intent: Intent, lastRevision: number) => !intent.anywhere && lastRevision > intent.after;

/** The last event that an intent has stored: its events carry its command's ids. */
async function storedBy(
  at: Pick<Place, 'connection' | 'names'>,
  intent: Intent,
  page: readonly ServerEvent[],
): Promise<Done | undefined> {
  const first = page.find(({ id }) => id === intent.firstEventId);
  return first && doneWith(intent, await eventAt(at, intent.stream, first.revision + intent.count - 1));
}

/** Looks for what an intent has stored. */
async function outcomeOf(place: Place, intent: Intent): Promise<Done | 'DEAD' | 'UNKNOWN'> {
  const stream = place.names.streamOf(intent.stream);
  const limit = intent.anywhere ? pageSize : intent.count;
  for (let last = intent.after; ;) {
    const page = await someOf(place.connection, stream, { from: last + 1, limit });
    const done = await storedBy(place, intent, page);
    if (done) return done;
    last += page.length;
    if (isDead(intent, last)) return 'DEAD';
    if (page.length < limit) return 'UNKNOWN';
  }
}

/** The event at a revision that is known to be there. */
export async function eventAt(
  { connection, names }: Pick<Place, 'connection' | 'names'>,
  stream: StreamId,
  revision: number,
): Promise<ServerEvent> {
  const name = names.streamOf(stream);
  const [event] = await connection.readStream(name, {
    from: revision,
    limit: 1,
    direction: 'forwards',
    isWhole: isSome,
  });
  if (event?.revision !== revision)
    throw new EventStoreUnavailable(`what was stored at revision ${revision} of ${name} can't be read back`);
  return event;
}

/** What a command stored, of which this is the last event. */
export const doneWith = (
  { stream, fingerprint }: Pick<Intent, 'stream' | 'fingerprint'>,
  event: ServerEvent,
): Done => ({
  stream,
  revision: event.revision,
  position: positionOf(event),
  recordedAt: instantOf(event),
  fingerprint,
});

async function standingOf(place: Place, commandId: string): Promise<Standing> {
  const stream = place.names.commandOf(commandId);
  const last = await lastOf(place.connection, stream);
  if (!last) return { is: 'FREE', revision: noStream };
  if (last.type === released) return { is: 'FREE', revision: last.revision };
  const intent = intentFrom(last);
  const outcome = await outcomeOf(place, intent);
  if (outcome === 'DEAD') return { is: 'FREE', revision: last.revision };
  return outcome === 'UNKNOWN'
    ? { is: 'PENDING', revision: last.revision, intent }
    : { is: 'DONE', done: outcome };
}

const sameStream = (one: StreamId, other: StreamId) => one.category === other.category && one.id === other.id;

/** A command's right to store: its stream of intents, as this process has written it. */
export interface Taken {
  /** Another intent of the same command that may have been stored instead, at the same place. */
  readonly earlier?: Intent;
  /** Gives it back, because nothing was stored and nothing will be. */
  readonly release: () => Promise<void>;
}

const intentOf = (
  { fingerprint, stream, expectedRevision, events }: AppendRequest,
  after: number,
): Intent => ({
  fingerprint,
  stream,
  after,
  anywhere: expectedRevision === 'any',
  firstEventId: (events[0]?.id ?? '').toLowerCase(),
  count: events.length,
});

/** How a command that somebody else has taken stands, once that is known or has been waited for. */
async function settled(place: Place, commandId: string, patienceMs: number): Promise<Standing> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const standing = await standingOf(place, commandId);
    if (standing.is !== 'PENDING' || performance.now() > end) return standing;
    await pause(5);
  }
}

/**
 * Takes a command id, or tells what it has done. One that somebody else has under way is waited for. One that was left lying
 * (a crash, a lost reply) may go on where it would have stored, because there the server stores the same events once.
 */
export async function take(place: Place, request: AppendRequest, after: number): Promise<Taken | Done> {
  const name = place.names.commandOf(request.commandId);
  const intent = intentOf(request, after);
  let standing: Standing = { is: 'FREE', revision: noStream };
  for (;;) {
    const writing = await place.connection.append(name, standing.revision, [record(taken, intent)]);
    if (writing.outcome === 'ok') return takenAt(place, name, { revision: writing.revision, standing });
    standing = await settled(place, request.commandId, place.patienceMs);
    if (standing.is === 'DONE') return standing.done;
    // There is no telling whether the first one will still be stored elsewhere.
    if (standing.is === 'PENDING' && !sameStream(standing.intent.stream, request.stream))
      throw new EventStoreUnavailable('what became of an earlier command with this id is not known yet');
  }
}

function takenAt(
  { connection }: Place,
  name: string,
  { revision, standing }: { readonly revision: number; readonly standing: Standing },
): Taken {
  return {
    ...(standing.is === 'PENDING' && { earlier: standing.intent }),
    release: async () => {
      await connection.append(name, revision, [record(released, {})]);
    },
  };
}

/** What a command did, if it did anything. */
export async function find(place: Place, commandId: string): Promise<Done | undefined> {
  const standing = await standingOf(place, commandId);
  return standing.is === 'DONE' ? standing.done : undefined;
}

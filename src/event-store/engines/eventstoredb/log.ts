import { newUuid } from '../../../platform/ids.js';
import { logStart, type RecordedEvent } from '../../event-store.js';
import { decoded, instantOf, positionOf } from './codec.js';
import { type Connection, isSome, type IsWhole, type LogRange } from './connection.js';
import { EventStoreUnavailable } from './failures.js';
import type { Names } from './names.js';
import type { ServerEvent } from './reads.js';

interface Parts {
  readonly connection: Connection;
  readonly names: Names;
}

const smallPage = 32;
const largePage = 1_000;

/** Where to begin to read: at a position, with what is beyond another. */
interface Start {
  readonly at: bigint;
  readonly beyond: bigint;
  /** How many events the first page has. */
  readonly atFirst: number;
}

/** The server's log is never empty: it begins with what the server writes at its own first start. */
async function endOf({ connection }: Parts, end: 'start' | 'end'): Promise<bigint> {
  const direction = end === 'start' ? 'forwards' : 'backwards';
  const [event] = await connection.readAll(end, { limit: 1, direction, isWhole: isSome });
  if (!event) throw new EventStoreUnavailable('the log has no end');
  return positionOf(event);
}

/**
 * Our events and what else the server keeps, page by page, to where the log ended when its last page was first seen: a page
 * that the server ends early looks like the last one. One that begins where the last one ended repeats its end.
 */
async function* forwards(parts: Parts, start: Start): AsyncGenerator<ServerEvent[]> {
  const place = { commit: start.at, prepare: start.at };
  let from: ServerEvent['position'] | 'start' = start.at === logStart ? 'start' : place;
  let last = start.beyond;
  let goal: bigint | undefined;
  const isMore: IsWhole = (page) => goal === undefined || page.some((event) => positionOf(event) > last);
  for (let limit = Math.min(Math.max(start.atFirst, smallPage), largePage); ; limit = largePage) {
    const range: LogRange = { limit, direction: 'forwards', isWhole: isMore };
    const page: readonly ServerEvent[] = await parts.connection.readAll(from, range);
    yield page.filter((event) => positionOf(event) > last);
    const end = page.at(-1);
    if (end && positionOf(end) > last) [from, last] = [end.position, positionOf(end)];
    if (page.length < limit && last >= (goal ??= await endOf(parts, 'end'))) return;
  }
}

/** The same from a place, or from the end, towards the beginning. Before what isn't the first event there is another. */
async function* backwards(
  parts: Parts,
  before: ServerEvent['position'] | 'end',
): AsyncGenerator<ServerEvent> {
  let from = before;
  const isEarlier = (event: ServerEvent) =>
    typeof from === 'string' || positionOf(event) < positionOf({ position: from });
  let first: bigint | undefined;
  for (let limit = smallPage; ; limit = largePage) {
    const range: LogRange = { limit, direction: 'backwards', isWhole: isSome };
    const page: readonly ServerEvent[] = await parts.connection.readAll(from, range);
    yield* page.filter(isEarlier);
    const end = page.at(-1);
    first ??= await endOf(parts, 'start');
    if (!end || positionOf(end) <= first) return;
    from = end.position;
  }
}

interface Tick {
  readonly created: string;
  readonly position: ServerEvent['position'];
}

/** The whole log as one reads it: ours among everything that the server keeps. */
export function logOf(parts: Parts) {
  const { connection, names } = parts;
  /** The last event of ours that this process knows of; looking back for the end stops there. */
  let known = logStart;
  /** Up to here the log was looked through: whatever of ours comes after `known` comes after this too. */
  let looked = logStart;
  let lastTick: Tick | undefined;

  const seen = (position: bigint) => {
    if (position > known) known = position;
  };

  /** Events of ours that fit, after a position, at most so many. */
  async function readAfter(
    after: bigint,
    limit: number,
    fits: (event: RecordedEvent) => boolean = () => true,
  ): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const page of forwards(parts, { at: after, beyond: after, atFirst: limit * 2 })) {
      const ours = page.flatMap((event) => decoded(names, event) ?? []);
      ours.forEach(({ position }) => seen(position));
      found.push(...ours.filter((event) => event.position > after && fits(event)));
      if (found.length >= limit) return found.slice(0, limit);
    }
    return found;
  }

  /** The last event of ours before a place. */
  async function lastBefore(
    before: ServerEvent['position'] | 'end',
    fits: (event: ServerEvent) => boolean = () => true,
  ) {
    for await (const event of backwards(parts, before))
      if (names.streamIn(event.stream) && fits(event)) return event;
    return undefined;
  }

  async function head(): Promise<bigint> {
    const floor = known > looked ? known : looked;
    let end: bigint | undefined;
    for await (const event of backwards(parts, 'end')) {
      end ??= positionOf(event);
      if (positionOf(event) <= floor) break;
      if (!names.streamIn(event.stream)) continue;
      seen(positionOf(event));
      break;
    }
    // What others keep there is read past once, not each time.
    if (end !== undefined && end > looked) looked = end;
    return known;
  }

  /** Asks the server what time it is, by storing something: whatever is stored later is stored at that time or after it. */
  async function tick(): Promise<Tick> {
    const event = {
      id: newUuid(),
      type: 'Tick',
      data: new Uint8Array([0x7b, 0x7d]),
      metadata: new Uint8Array(),
    };
    await connection.append(names.clock, 'any', [event]);
    const isOurs = ({ id }: ServerEvent) => id === event.id;
    const latest = await connection.readStream(names.clock, {
      ...{ from: 'end', limit: 50, direction: 'backwards' },
      isWhole: (events) => events.some(isOurs),
    });
    const found = latest.find(isOurs);
    if (found) return { created: instantOf(found), position: found.position };
    throw new EventStoreUnavailable('the time can not be read back');
  }

  /** A tick after that instant; `undefined` when the instant has not passed. */
  async function tickAfter(instant: string): Promise<Tick | undefined> {
    if (lastTick === undefined || lastTick.created <= instant) lastTick = await tick();
    return lastTick.created > instant ? lastTick : undefined;
  }

  return {
    seen,
    readAfter,
    head,

    at: async (position: bigint): Promise<RecordedEvent | undefined> => {
      if (position <= logStart) return undefined;
      // What was appended with it, and before it, may come first: it shares the place of the commit.
      const start = { at: position, beyond: position - 1n, atFirst: smallPage };
      for await (const [event] of forwards(parts, start))
        if (event) return positionOf(event) === position ? decoded(names, event) : undefined;
      return undefined;
    },

    positionAt: async (instant: string): Promise<bigint | undefined> => {
      const after = await tickAfter(instant);
      if (after === undefined) return undefined;
      const found = await lastBefore(after.position, (event) => instantOf(event) <= instant);
      return found ? positionOf(found) : logStart;
    },
  };
}

import type { NewEvent, RecordedEvent } from '../../event-store.js';
import { InvalidAppend } from '../../storable.js';
import { UnreadableEvent } from './failures.js';
import type { Names } from './names.js';
import type { SentEvent, ServerEvent } from './reads.js';

/**
 * Texts go as bytes, because the client would parse JSON and write it anew. In front of the metadata stands a line with what
 * the server has no place for: the schema version.
 */
const header = /^answerable\/1 (\d+)\n/;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** PostgreSQL finds out about JSON by itself; here somebody has to look. */
function assertJson({ data, metadata }: NewEvent): void {
  try {
    JSON.parse(data);
    JSON.parse(metadata);
  } catch (cause) {
    throw new InvalidAppend("The append can't be stored: an event's data or metadata are not JSON.", {
      cause,
    });
  }
}

export function encoded(event: NewEvent): SentEvent {
  assertJson(event);
  const { id, type, schemaVersion, data, metadata } = event;
  return {
    id: id.toLowerCase(),
    type,
    data: encoder.encode(data),
    metadata: encoder.encode(`answerable/1 ${schemaVersion}\n${metadata}`),
  };
}

/** What an older server says of an event that it reads from a stream. */
const nowhere = 2n ** 64n - 1n;

/**
 * A position is where in the server's own log the event begins: unlike the place of its commit, which the events of an
 * append may share, each event has its own, and they grow in the order of the log.
 */
export function positionOf({ position }: Pick<ServerEvent, 'position'>): bigint {
  if (position.prepare === nowhere)
    throw new UnreadableEvent(
      'EventStoreDB does not say where an event is in its log. Use version 22.10 or newer.',
    );
  return position.prepare;
}

export const instantOf = ({ created }: Pick<ServerEvent, 'created'>): string => created.toISOString();

/** An event of ours; `undefined` when it is somebody else's. */
export function decoded(names: Names, event: ServerEvent): RecordedEvent | undefined {
  const stream = names.streamIn(event.stream);
  if (!stream) return undefined;
  const text = decoder.decode(event.metadata);
  const [line = '', version = ''] = header.exec(text) ?? [];
  if (line === '')
    throw new UnreadableEvent(
      `Event ${event.revision} of ${event.stream} was not written by this program. Streams that begin with "${names.facts}" are its own.`,
    );
  return {
    id: event.id,
    type: event.type,
    schemaVersion: Number(version),
    data: decoder.decode(event.data),
    metadata: text.slice(line.length),
    stream,
    revision: event.revision,
    position: positionOf(event),
    recordedAt: instantOf(event),
  };
}

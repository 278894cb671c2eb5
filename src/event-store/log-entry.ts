import type { RecordedEvent } from './event-store.js';

/** Which form of entries this is; another one would be another number. */
const format = 1;

/**
 * The bytes that stand for an event in the log's tree: canonical JSON (RFC 8785) of everything that is stored of it but its
 * position, which is the engine's own affair; where it stands is said by the tree. Data and metadata are the very texts
 * that are stored, as strings, so that no byte of them is lost. Names are in the order that RFC 8785 wants.
 */
export const entryOf = (event: RecordedEvent): string =>
  JSON.stringify({
    data: event.data,
    format,
    id: event.id,
    metadata: event.metadata,
    recordedAt: event.recordedAt,
    revision: event.revision,
    schemaVersion: event.schemaVersion,
    stream: { category: event.stream.category, id: event.stream.id },
    type: event.type,
  });

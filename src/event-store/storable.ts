import { type AppendRequest, type NewEvent, noStream } from './event-store.js';

/** The request can't be stored by any engine, now or later. Nothing was stored. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** One engine takes what comes before the first hyphen of a stream's name for the category. */
const category = /^[a-z]\w*$/i;

/** Stores would refuse these or, worse, replace them silently. */
const unstorable = /[\0\p{Surrogate}]/u;

const largestRevision = 2 ** 31 - 2;

const isRevision = (value: number) =>
  Number.isInteger(value) && value >= noStream && value <= largestRevision;

function* faultsOfEvent({ id, type, schemaVersion, data, metadata }: NewEvent): Generator<string> {
  if (!uuid.test(id)) yield 'an event id is not a UUID';
  if (type === '') yield 'an event has no type';
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > largestRevision)
    yield 'a schema version is not a number from 1';
  if ([type, data, metadata].some((text) => unstorable.test(text)))
    yield 'an event holds a NUL character or half a surrogate pair';
}

function* faultsOfEvents(events: readonly NewEvent[]): Generator<string> {
  if (events.length === 0) yield 'there are no events in it';
  for (const event of events) yield* faultsOfEvent(event);
  if (new Set(events.map(({ id }) => id.toLowerCase())).size < events.length)
    yield 'two of its events have the same id';
}

function* faultsOf({ stream, expectedRevision, commandId, fingerprint, events }: AppendRequest) {
  if (!category.test(stream.category)) yield 'a category is one word';
  if (stream.id === '') yield 'the stream has no id';
  if (!uuid.test(commandId)) yield 'the command id is not a UUID';
  if ([stream.id, fingerprint].some((text) => unstorable.test(text)))
    yield 'the stream or the fingerprint holds a NUL character or half a surrogate pair';
  if (expectedRevision !== 'any' && !isRevision(expectedRevision))
    yield 'the expected revision is no revision';
  yield* faultsOfEvents(events);
}

/** Throws `InvalidAppend` on what every engine refuses alike. Whether texts are JSON is for the engine to find out. */
export function assertStorable(request: AppendRequest): void {
  const [fault] = faultsOf(request);
  if (fault !== undefined) throw new InvalidAppend(`The append can't be stored: ${fault}.`);
}

import type { Fact, FactMetadata } from '../kernel/fact.js';
import { derivedUuid } from '../platform/ids.js';
import type { NewEvent, RecordedEvent } from './event-store.js';

/** Pure: data of one schema version in, the same fact in the next version's words out. */
export type Upcaster = (data: unknown) => unknown;

/** Per event type, under each outdated schema version, the step to the next one. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** A newer program wrote this event; an older one would only misread it. */
export class EventFromNewerVersion extends Error {
  override readonly name = 'EventFromNewerVersion';
  constructor(
    readonly eventType: string,
    readonly schemaVersion: number,
    readonly newestKnown: number,
  ) {
    super(
      `${eventType} has schema version ${schemaVersion}; this program knows it up to version ${newestKnown}. ` +
        'Run the newer program.',
    );
  }
}

const upcastersOf = (type: string, upcasters: Upcasters) =>
  // `type` comes from storage, so a name like "constructor" must not find an inherited member.
  Object.hasOwn(upcasters, type) ? (upcasters[type] ?? {}) : {};

/** The schema version in which new events of a type are written. */
export const schemaVersionOf = (type: string, upcasters: Upcasters): number =>
  1 + Math.max(0, ...Object.keys(upcastersOf(type, upcasters)).map(Number));

/** Texts that no database column takes, and that JSON can still spell: NUL and half a surrogate pair. */
const unreadable = /[\0\p{Surrogate}]/gu;
const mayHoldUnreadable = /\\u(?:0000|d[89a-f])/i;

/** One such text would stop every read model, so a fact says U+FFFD instead; what is stored stays as it is. */
const parse = (json: string): unknown =>
  mayHoldUnreadable.test(json)
    ? JSON.parse(json, (_, value: unknown) =>
        typeof value === 'string' ? value.replace(unreadable, '\uFFFD') : value,
      )
    : JSON.parse(json);

function upcast({ type, schemaVersion, data }: RecordedEvent, upcasters: Upcasters): unknown {
  const newest = schemaVersionOf(type, upcasters);
  if (schemaVersion > newest) throw new EventFromNewerVersion(type, schemaVersion, newest);
  const steps = upcastersOf(type, upcasters);
  let current = parse(data);
  for (let version = schemaVersion; version < newest; version += 1) {
    const step = steps[version];
    if (step === undefined) throw new Error(`${type} has no upcaster from schema version ${version}.`);
    current = step(current);
  }
  return current;
}

/** Reads a stored event as the fact it is, in the newest schema version's words. */
export const toFact = (recorded: RecordedEvent, upcasters: Upcasters = {}): Fact => ({
  id: recorded.id,
  type: recorded.type,
  data: upcast(recorded, upcasters),
  schemaVersion: schemaVersionOf(recorded.type, upcasters),
  stream: recorded.stream,
  revision: recorded.revision,
  position: recorded.position,
  recordedAt: recorded.recordedAt,
  // Only newEvents() writes metadata, so this is where bytes become facts.
  metadata: parse(recorded.metadata) as FactMetadata,
});

/** The same command makes the same events, however often it is sent and on whatever engine. */
export const eventId = (commandId: string, index: number): string => derivedUuid(commandId, index.toString());

/** The events of one command, ready to be stored. */
export function newEvents(
  messages: readonly { readonly type: string; readonly data: object }[],
  metadata: FactMetadata,
  upcasters: Upcasters = {},
): readonly NewEvent[] {
  const shared = JSON.stringify(metadata);
  return messages.map(({ type, data }, index) => ({
    id: eventId(metadata.commandId, index),
    type,
    schemaVersion: schemaVersionOf(type, upcasters),
    data: JSON.stringify(data),
    metadata: shared,
  }));
}

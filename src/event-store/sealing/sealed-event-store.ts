import type { KeyObject } from 'node:crypto';
import type { Keyring } from '../../directory/keyring.js';
import type { AppendRequest, AppendResult, EventStore, NewEvent, RecordedEvent } from '../event-store.js';
import { InvalidAppend } from '../storable.js';
import { type Envelope, envelopeFrom, isSealed, keyOf, open, type Place, seal } from './envelope.js';
import { type EventData, personalFieldsOf, type PersonalText, type Slot, slotsOf } from './personal-text.js';

const placeOf = ({ id, type }: NewEvent, { path }: Slot): Place => ({ eventId: id, eventType: type, path });

function parsed({ type, data }: NewEvent): EventData {
  try {
    return JSON.parse(data) as EventData;
  } catch {
    // The parser's own message repeats a part of the text.
    throw new InvalidAppend(`The append can't be stored: the data of ${type} is no JSON.`);
  }
}

function textIn(slot: Slot, { type }: NewEvent): string {
  // Anything else in such a field would be stored in plain, or be taken for sealed when it is read.
  if (typeof slot.value === 'string') return slot.value;
  throw new InvalidAppend(`The append can't be stored: ${slot.path} of ${type} is no text.`);
}

const isFilled = ({ value }: Slot) => value !== undefined && value !== null;

interface Sealed {
  readonly slot: Slot;
  readonly place: Place;
  readonly envelope: Envelope;
}

interface Opening {
  readonly event: RecordedEvent;
  readonly data: EventData;
  readonly sealed: readonly Sealed[];
}

/** Whether an event's data has anything sealed is seen without parsing it. */
const mark = '"$sealed"';

function openingOf(event: RecordedEvent, personalText: PersonalText): Opening | undefined {
  const personal = personalFieldsOf(personalText, event.type);
  if (personal === undefined || !event.data.includes(mark)) return undefined;
  const data = JSON.parse(event.data) as EventData;
  const sealed = slotsOf(data, personal.fields).flatMap((slot) => {
    if (!isSealed(slot.value)) return [];
    const place = placeOf(event, slot);
    return [{ slot, place, envelope: envelopeFrom(slot.value, place) }];
  });
  return sealed.length === 0 ? undefined : { event, data, sealed };
}

function opened({ event, data, sealed }: Opening, keys: ReadonlyMap<string, KeyObject>): RecordedEvent {
  for (const { slot, place, envelope } of sealed)
    slot.replace(open(envelope, place, keys.get(envelope.$sealed.key)));
  return { ...event, data: JSON.stringify(data) };
}

/**
 * The same store for everything above it, and for everything below it a log in which personal text is ciphertext only.
 * A text is sealed with its subject's key before it is stored and opened when it is read; when the key is erased it
 * reads as `erased`, while the log and every proof over it stay what they were. Data with sealed texts comes back as
 * `JSON.stringify` writes it; hashes are taken of what the store below holds.
 */
export function sealedEventStore(
  store: EventStore,
  keyring: Keyring,
  personalText: PersonalText,
): EventStore {
  async function sealedEvent(event: NewEvent): Promise<NewEvent> {
    const personal = personalFieldsOf(personalText, event.type);
    if (personal === undefined) return event;
    const data = parsed(event);
    const texts = slotsOf(data, personal.fields)
      .filter(isFilled)
      .map((slot) => ({ slot, text: textIn(slot, event) }));
    const subject = texts.length === 0 ? undefined : personal.subject(data);
    if (subject === undefined) return event;
    const key = await keyring.keyFor(subject);
    for (const { slot, text } of texts) slot.replace(seal(text, placeOf(event, slot), { subject, key }));
    return { ...event, data: JSON.stringify(data) };
  }

  async function openedPage(page: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const openings = page.map((event) => openingOf(event, personalText));
    const references = openings.flatMap((one) => one?.sealed.map(({ envelope }) => keyOf(envelope)) ?? []);
    if (references.length === 0) return page;
    const keys = await keyring.keysFor(references);
    return page.map((event, index) => {
      const opening = openings[index];
      return opening === undefined ? event : opened(opening, keys);
    });
  }

  const sealAndAppend = async (request: AppendRequest) =>
    store.append({ ...request, events: await Promise.all(request.events.map(sealedEvent)) });

  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function append(request: AppendRequest): Promise<AppendResult> {
    if (closing !== undefined) throw new Error('The event store is closed.');
    const appending = sealAndAppend(request);
    underWay.add(appending);
    try {
      return await appending;
    } finally {
      underWay.delete(appending);
    }
  }

  async function close(): Promise<void> {
    // What was accepted may still be waiting for its key.
    await Promise.allSettled(underWay);
    await store.close();
  }

  return {
    append,
    readStream: async (stream, from, limit) => openedPage(await store.readStream(stream, from, limit)),
    readAll: async (after, limit) => openedPage(await store.readAll(after, limit)),
    readProject: async (projectId, after, limit) =>
      openedPage(await store.readProject(projectId, after, limit)),
    head: () => store.head(),
    findCommand: (commandId) => store.findCommand(commandId),
    onAppended: (wake) => store.onAppended(wake),
    close: () => (closing ??= close()),
  };
}

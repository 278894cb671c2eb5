import type { KeyObject } from 'node:crypto';
import type { Keyring } from '../../directory/keyring.js';
import type { AppendRequest, AppendResult, EventStore, NewEvent, RecordedEvent } from '../event-store.js';
import { InvalidAppend } from '../storable.js';
import { type Envelope, envelopeFrom, isSealed, keyOf, open, type Place, seal } from './envelope.js';
import {
  type EventData,
  type Part,
  type PersonalFields,
  personalPartsOf,
  type PersonalText,
  type Slot,
  slotsOf,
} from './personal-text.js';

/** Where a text is: of the metadata it is said, of the data it is not. */
const pathOf = (part: Part, { path }: Slot) => (part === 'data' ? path : `${part}.${path}`);

const placeOf = ({ id, type }: NewEvent, part: Part, slot: Slot): Place => ({
  eventId: id,
  eventType: type,
  path: pathOf(part, slot),
});

function parsed(event: NewEvent, part: Part): EventData {
  try {
    return JSON.parse(event[part]) as EventData;
  } catch {
    // The parser's own message repeats a part of the text.
    throw new InvalidAppend(`The append can't be stored: the ${part} of ${event.type} is no JSON.`);
  }
}

function textIn({ path, value }: Slot, { type }: NewEvent): string {
  // Anything else in such a field would be stored in plain, or be taken for sealed when it is read.
  if (typeof value === 'string') return value;
  throw new InvalidAppend(`The append can't be stored: ${path} of ${type} is no text.`);
}

const isFilled = ({ value }: Slot) => value !== undefined && value !== null;

interface Sealed {
  readonly slot: Slot;
  readonly place: Place;
  readonly envelope: Envelope;
}

interface OpeningPart {
  readonly part: Part;
  readonly content: EventData;
  readonly sealed: readonly Sealed[];
}

interface Opening {
  readonly event: RecordedEvent;
  readonly parts: readonly OpeningPart[];
}

/** Whether a part of an event has anything sealed is seen without parsing it. */
const mark = '"$sealed"';

function openingOf(event: RecordedEvent, personalText: PersonalText): Opening | undefined {
  const parts = personalPartsOf(personalText, event).flatMap(([part, { fields }]): OpeningPart[] => {
    if (!event[part].includes(mark)) return [];
    const content = JSON.parse(event[part]) as EventData;
    const sealed = slotsOf(content, fields).flatMap((slot) => {
      if (!isSealed(slot.value)) return [];
      const place = placeOf(event, part, slot);
      return [{ slot, place, envelope: envelopeFrom(slot.value, place) }];
    });
    return sealed.length === 0 ? [] : [{ part, content, sealed }];
  });
  return parts.length === 0 ? undefined : { event, parts };
}

const sealedIn = ({ parts }: Opening): Sealed[] => parts.flatMap(({ sealed }) => sealed);

function opened(opening: Opening, keys: ReadonlyMap<string, KeyObject>): RecordedEvent {
  for (const { slot, place, envelope } of sealedIn(opening))
    slot.replace(open(envelope, place, keys.get(envelope.$sealed.key)));
  const texts = opening.parts.map(({ part, content }) => [part, JSON.stringify(content)]);
  return { ...opening.event, ...(Object.fromEntries(texts) as Partial<Record<Part, string>>) };
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
  async function sealedPart(event: NewEvent, part: Part, personal: PersonalFields): Promise<NewEvent> {
    const content = parsed(event, part);
    const texts = slotsOf(content, personal.fields)
      .filter(isFilled)
      .map((slot) => ({ slot, text: textIn(slot, event) }));
    const subject = texts.length === 0 ? undefined : personal.subject(content);
    if (subject === undefined) return event;
    const key = await keyring.keyFor(subject);
    for (const { slot, text } of texts)
      slot.replace(seal(text, placeOf(event, part, slot), { subject, key }));
    return { ...event, [part]: JSON.stringify(content) };
  }

  async function sealedEvent(event: NewEvent): Promise<NewEvent> {
    let sealed = event;
    for (const [part, personal] of personalPartsOf(personalText, event))
      sealed = await sealedPart(sealed, part, personal);
    return sealed;
  }

  async function openedPage(page: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const openings = page.map((event) => openingOf(event, personalText));
    const references = openings.flatMap((one) =>
      one ? sealedIn(one).map(({ envelope }) => keyOf(envelope)) : [],
    );
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
    readStreams: async (stretches) => {
      const pages = await store.readStreams(stretches);
      const opened = [...(await openedPage(pages.flat()))];
      return pages.map(({ length }) => opened.splice(0, length));
    },
    readAll: async (after, limit) => openedPage(await store.readAll(after, limit)),
    readProject: async (projectId, after, limit) =>
      openedPage(await store.readProject(projectId, after, limit)),
    gapless: store.gapless,
    readAt: async (position) => {
      const event = await store.readAt(position);
      return event && (await openedPage([event]))[0];
    },
    head: () => store.head(),
    positionAt: (instant) => store.positionAt(instant),
    findCommand: (commandId) => store.findCommand(commandId),
    onAppended: (wake) => store.onAppended(wake),
    close: () => (closing ??= close()),
  };
}

import { type AppendResult, type EventStore, noStream, type StreamId } from '../event-store/event-store.js';
import { newEvents, toFact } from '../event-store/serialisation.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { FactMetadata } from '../kernel/fact.js';
import { derivedUuid } from '../platform/ids.js';

/**
 * Facts that are unique across aggregates live in streams of their own, named by what is unique: whoever writes first has
 * it. Both are taken before the command that needs them is stored; a crash in between leaves a number or a key taken by
 * the very command that will ask for it again on the retry.
 */
const reservation = (
  purpose: string,
  { type, data }: { readonly type: string; readonly data: object },
  metadata: FactMetadata,
) => {
  const commandId = derivedUuid(metadata.commandId, purpose);
  const events = newEvents([{ type, data }], { ...metadata, commandId });
  return { commandId, fingerprint: metadata.fingerprint, events };
};

/**
 * Ids of commands come from clients, and how ours derive from them is no secret: somebody may have used one of these for
 * something of their own. Then nothing was reserved.
 */
const wasUsedElsewhere = (taken: AppendResult, stream: StreamId): boolean =>
  taken.outcome === 'duplicate' && !isOf(stream, taken.stream);

const isOf = ({ category, id }: StreamId, stream: StreamId): boolean =>
  stream.category === category && stream.id === id;

const reused = ({ commandId }: FactMetadata) => refuse('COMMAND_ID_REUSED', { commandId });

const numberStream = (projectId: string) => ({ category: 'requestNumber', id: projectId });

const purposeOfNumber = ({ projectId, requestId }: NumberWanted) => `number of ${requestId} in ${projectId}`;

interface NumberWanted {
  readonly projectId: string;
  readonly requestId: string;
}

/** The next number of a project: 12 in ACME-12. Asking again for the same command gives the same number. */
export async function takeNumber(
  store: EventStore,
  wanted: NumberWanted,
  metadata: FactMetadata,
): Promise<number | AnyRefusal> {
  const stream = numberStream(wanted.projectId);
  const taken = await store.append({
    stream,
    expectedRevision: 'any',
    // A command that got no further may come back with other content under the same id: that is another number.
    ...reservation(
      purposeOfNumber(wanted),
      { type: 'RequestNumberTaken', data: { requestId: wanted.requestId } },
      metadata,
    ),
  });
  if (taken.outcome === 'conflict') throw new Error('An append that expects nothing met a conflict.');
  return wasUsedElsewhere(taken, stream) ? reused(metadata) : taken.revision + 1;
}

/** The number that taking one would give now. Takes none. */
export async function nextNumber(
  store: EventStore,
  wanted: NumberWanted,
  metadata: FactMetadata,
): Promise<number | AnyRefusal> {
  const stream = numberStream(wanted.projectId);
  const taken = await store.findCommand(derivedUuid(metadata.commandId, purposeOfNumber(wanted)));
  if (taken) return isOf(stream, taken.stream) ? taken.revision + 1 : reused(metadata);
  return (await store.readStream(stream)).length + 1;
}

/** Keeps a project key for a project; refused when another project has it. */
export async function reserveKey(
  store: EventStore,
  { key, projectId }: { readonly key: string; readonly projectId: string },
  metadata: FactMetadata,
): Promise<AnyRefusal | undefined> {
  const stream = projectKeyStream(key);
  const reserved = await store.append({
    stream,
    expectedRevision: noStream,
    ...reservation(
      `key ${key} of ${projectId}`,
      { type: 'ProjectKeyReserved', data: { projectId } },
      metadata,
    ),
  });
  if (wasUsedElsewhere(reserved, stream)) return reused(metadata);
  if (reserved.outcome !== 'conflict') return undefined;
  return (await projectWithKey(store, key)) === projectId ? undefined : refuse('KEY_TAKEN', { key });
}

/** What keeping that key would answer now. Keeps nothing. */
export async function whyKeyTaken(
  store: EventStore,
  { key, projectId }: { readonly key: string; readonly projectId: string },
): Promise<AnyRefusal | undefined> {
  const holder = await projectWithKey(store, key);
  return holder === undefined || holder === projectId ? undefined : refuse('KEY_TAKEN', { key });
}

const projectKeyStream = (key: string) => ({ category: 'projectKey', id: key });

/** The project that a key is kept for, by the log itself. */
export async function projectWithKey(store: EventStore, key: string): Promise<string | undefined> {
  const [first] = await store.readStream(projectKeyStream(key), 0, 1);
  return first && (toFact(first).data as { readonly projectId: string }).projectId;
}

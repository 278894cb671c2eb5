import { type EventStore, noStream } from '../event-store/event-store.js';
import { newEvents, toFact } from '../event-store/serialisation.js';
import { type AnyRefusal, refuse } from '../kernel/decider.js';
import type { FactMetadata } from '../kernel/fact.js';
import { derivedUuid } from '../platform/ids.js';

/**
 * Facts that are unique across aggregates live in streams of their own, named by what is unique: whoever writes first has
 * it. Both are taken before the command that needs them is stored; a crash in between leaves a number or a key taken by
 * the very id that will ask for it again on the retry.
 */

/** The next number of a project: 12 in ACME-12. Asking again for the same request gives the same number. */
export async function takeNumber(
  store: EventStore,
  projectId: string,
  requestId: string,
  metadata: FactMetadata,
): Promise<number> {
  const commandId = derivedUuid(metadata.commandId, 'number');
  const taken = await store.append({
    stream: { category: 'requestNumber', id: projectId },
    expectedRevision: 'any',
    commandId,
    fingerprint: metadata.fingerprint,
    events: newEvents([{ type: 'RequestNumberTaken', data: { requestId } }], { ...metadata, commandId }),
  });
  if (taken.outcome === 'conflict') throw new Error('An append that expects nothing met a conflict.');
  return taken.revision + 1;
}

/** Keeps a project key for a project; refused when another project has it. */
export async function reserveKey(
  store: EventStore,
  key: string,
  projectId: string,
  metadata: FactMetadata,
): Promise<AnyRefusal | undefined> {
  const stream = { category: 'projectKey', id: key };
  const commandId = derivedUuid(metadata.commandId, 'key');
  const reserved = await store.append({
    stream,
    expectedRevision: noStream,
    commandId,
    fingerprint: metadata.fingerprint,
    events: newEvents([{ type: 'ProjectKeyReserved', data: { projectId } }], { ...metadata, commandId }),
  });
  if (reserved.outcome !== 'conflict') return undefined;
  const [first] = await store.readStream(stream, 0, 1);
  const holder = first && (toFact(first).data as { projectId: string }).projectId;
  return holder === projectId ? undefined : refuse('KEY_TAKEN', { key });
}

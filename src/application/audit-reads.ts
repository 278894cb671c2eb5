import type { Principal } from '../auth/principal.js';
import { newEvents } from '../event-store/serialisation.js';
import { auditTrail, type RecordsRead } from '../kernel/records-read.js';
import type { Services } from './command-handler.js';
import { newCommandId } from './created-ids.js';

/** An auditor's read could not be put on record, so it is not answered. */
export class ReadNotRecorded extends Error {
  override readonly name = 'ReadNotRecorded';
}

/** What somebody asks, before it is answered. */
export interface Asking extends Omit<RecordsRead, 'digest'> {
  /** All of what was sent, for the digest alone. */
  readonly content: object;
}

/** Whose reads are recorded. */
export const isAudited = ({ actor }: Principal): boolean => actor.role === 'AUDITOR';

/**
 * Puts an auditor's read on record, in a stream of their own and before it is answered: what could not be recorded is not
 * shown. It expects nothing of the stream, so it loads nothing and loses no race; group commit makes it one insert.
 */
export const auditReads =
  ({ store, now, fingerprintOf }: Services) =>
  async ({ actor }: Principal, { content, ...asked }: Asking, correlationId: string): Promise<void> => {
    try {
      const commandId = newCommandId();
      const fingerprint = await fingerprintOf(content);
      const data: RecordsRead = { ...asked, digest: fingerprint };
      const metadata = { actor, occurredAt: now(), commandId, fingerprint, correlationId };
      await store.append({
        stream: { category: auditTrail, id: actor.id },
        expectedRevision: 'any',
        commandId,
        fingerprint,
        events: newEvents([{ type: 'RecordsRead', data }], metadata),
      });
    } catch (error) {
      throw new ReadNotRecorded('The read could not be put on record.', { cause: error });
    }
  };

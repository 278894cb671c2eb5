import { delegationAgreement, inForceAt } from '../aggregates/delegation-agreement/index.js';
import type { EventStore } from '../event-store/event-store.js';
import type { AgreedTemplates } from '../kernel/template.js';
import { load } from './load.js';

/** What a project's agreement in force has of options agreed beforehand; nothing where none is in force. */
export async function agreedTemplates(
  store: EventStore,
  projectId: string,
  now: string,
): Promise<{ readonly agreed?: AgreedTemplates }> {
  const inForce = inForceAt((await load(store, delegationAgreement, projectId)).state, now);
  if (!inForce) return {};
  const { version, digest, validTo, templates } = inForce;
  return { agreed: { version, digest, templates, ...(validTo !== undefined && { validTo }) } };
}

import {
  type ChangeRequest,
  changeRequest,
  type ChangeRequestEvents,
  suppose,
} from '../aggregates/change-request/index.js';
import { budgetUnraised, project, type Project } from '../aggregates/project/index.js';
import { systemPrincipal } from '../auth/principal.js';
import type { EventStore } from '../event-store/event-store.js';
import { newEvents } from '../event-store/serialisation.js';
import { type AnyRefusal, isRefusal } from '../kernel/decider.js';
import type { Fact, FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { newSecret } from '../platform/ids.js';
import { readLedger, type SupposedCommitment } from './commitments/commitments.js';
import { givenBackIn, limitsOf, takenBy } from './commitments/keeping.js';
import { createdId, newCommandId } from './created-ids.js';
import { digestOf } from './digest.js';
import { foreseenFacts } from './foreseen-facts.js';
import { knownClient } from './known-client.js';
import { load, type Loaded } from './load.js';
import type { Reads } from './reads.js';

/** An option as if it were chosen now. */
export interface Scenario {
  readonly optionId: string;
  /** The date (YYYY-MM-DD) to which the deadline would be moved for it. */
  readonly newDeadline?: string | undefined;
}

/** What would be recorded, and what it would take. None of it is stored. */
export interface Supposed extends SupposedCommitment {
  readonly facts: readonly Fact[];
  readonly requestId: string;
}

/** Such an option can't be chosen, whoever chose it; or there is none that the asker may see. */
export class NotToBeSupposed extends Error {
  override readonly name = 'NotToBeSupposed';
  constructor(readonly refusal: AnyRefusal) {
    super(`This can't be supposed: ${refusal.refused}.`);
  }
}

interface SupposingSources {
  readonly store: EventStore;
  readonly now: () => string;
  readonly settings: {
    readonly signatureAbove: Readonly<Record<string, string>>;
    readonly objectionDays: number;
  };
  /** Waits until the read models hold that position. */
  readonly reached: (position: bigint) => Promise<void>;
}

const saltBytes = 16;

const notFound = () => new NotToBeSupposed({ refused: 'NOT_FOUND', detail: { what: 'option' } });

/** The request that offers it, within what the asker sees: what is elsewhere answers like what is not there. */
async function requestOffering(optionId: string, { parts, changeRequests }: Reads): Promise<string> {
  const part = (await parts.byIds([optionId])).get(optionId);
  const row = part && (await changeRequests.byIds([part.requestId])).get(part.requestId);
  if (!row?.options.some(({ id }) => id === optionId)) throw notFound();
  return row.id;
}

interface At {
  readonly requestId: string;
  readonly request: Loaded<ChangeRequest>;
  readonly projectId: string;
  readonly project: Project;
  readonly now: string;
}

/** As the rules read it that decide; a decision in another one's place gives back what that one took. */
async function limitsAt(store: EventStore, { requestId, request, projectId, project: at, now }: At) {
  const read = await readLedger(store, projectId);
  const releases = givenBackIn(read.ledger, requestId, request.state);
  const budget = budgetUnraised(at);
  if (!budget) throw notFound();
  const limits = await limitsOf(store, { projectId, budget, now, deciding: { requestId, releases } }, read);
  return { limits, releases: request.state.decision ? releases : [] };
}

const metadataOf = (commandId: string, { now, projectId }: At): FactMetadata => ({
  actor: systemPrincipal.actor,
  occurredAt: now,
  commandId,
  fingerprint: '',
  correlationId: commandId,
  projectId,
});

/**
 * What choosing an option would record, as the decider of requests says it, and what it would take of the project. It reads
 * what a decision reads, and takes, reserves and stores nothing.
 */
export function supposing({ store, now: clock, settings, reached }: SupposingSources) {
  const { signatureAbove, objectionDays } = settings;

  async function placeOf(optionId: string, reads: Reads): Promise<At> {
    const requestId = await requestOffering(optionId, reads);
    const request = await load(store, changeRequest, requestId);
    // The facts are folded onto the rows, which have to be those of what was loaded.
    await reached(request.position);
    const { projectId } = request.state;
    if (projectId === undefined) throw notFound();
    const { state } = await load(store, project, projectId);
    return { requestId, request, projectId, project: state, now: clock() };
  }

  async function contextOf({ requestId, project: at, now }: At) {
    return {
      ...{ requestId, now, signatureAbove, objectionDays, digestOf },
      actor: systemPrincipal.actor,
      client: await knownClient(store, at.clientId ?? ''),
      salt: newSecret(saltBytes),
      over: at.phase === 'CLOSED',
    };
  }

  const factsOf = (messages: readonly MessageOf<ChangeRequestEvents>[], commandId: string, at: At) =>
    foreseenFacts(newEvents(messages, metadataOf(commandId, at)), {
      stream: { category: changeRequest.category, id: at.requestId },
      revision: at.request.revision,
      recordedAt: at.now,
    });

  return async ({ optionId, newDeadline }: Scenario, reads: Reads): Promise<Supposed> => {
    const at = await placeOf(optionId, reads);
    const { requestId, projectId, request, now } = at;
    const { limits, releases } = await limitsAt(store, at);
    const commandId = newCommandId();
    const messages = suppose(
      {
        optionId,
        decisionId: createdId('decision', commandId),
        ...(newDeadline !== undefined && { newDeadline }),
      },
      request.state,
      { ...(await contextOf(at)), limits },
    );
    if (isRefusal(messages)) throw new NotToBeSupposed(messages);
    const taken = takenBy(messages, releases);
    const commitment = taken && { ...taken, requestId, requestRevision: request.revision, at: now };
    return { requestId, projectId, facts: factsOf(messages, commandId, at), commitment };
  };
}

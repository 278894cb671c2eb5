import { changeRequest } from '../../aggregates/change-request/index.js';
import type { EventStore, RecordedEvent, StreamId } from '../../event-store/event-store.js';
import { newEvents, toFact } from '../../event-store/serialisation.js';
import { type AnyRefusal, refuse } from '../../kernel/decider.js';
import type { FactMetadata } from '../../kernel/fact.js';
import { derivedUuid } from '../../platform/ids.js';
import { digestOf } from '../digest.js';
import {
  type Commitment,
  type CommitmentEvents,
  emptyLedger,
  type Entry,
  type Findings,
  found,
  type Ledger,
  pendingIn,
  reserved,
  settledAfter,
} from './ledger.js';

const ledgerStream = (projectId: string): StreamId => ({ category: 'commitment', id: projectId });

const requestStream = (requestId: string): StreamId => ({
  category: changeRequest.category,
  id: requestId,
});

/** An append of a decision stores no more events than these, so what settles an entry is among them. */
const mostAtOnce = 8;

/** Whether an event had happened by the moment that is asked about. */
type Within = (recorded: RecordedEvent) => boolean;

type Finding = 'PENDING' | 'SETTLED' | 'VOID';

/** What the request's history says of an entry: nothing yet, that it holds its decision, or that it never will. */
async function findingOf(
  store: EventStore,
  { requestId, requestRevision, entry }: Entry,
  within: Within,
): Promise<readonly [number, Finding]> {
  const found = await store.readStream(requestStream(requestId), requestRevision + 1, mostAtOnce);
  const after = found.filter(within);
  if (after.length === 0) return [entry, 'PENDING'];
  const names = after.some(
    (recorded) => (toFact(recorded).data as { readonly commitment?: number }).commitment === entry,
  );
  return [entry, names ? 'SETTLED' : 'VOID'];
}

/** A project's ledger as it stands, with what is new about its entries. */
export interface ReadLedger {
  readonly ledger: Ledger;
  readonly findings: Findings;
}

/**
 * Reads a ledger, and looks into the requests of those entries that nobody has found anything about yet; up to a position of
 * the log, if one is given.
 */
export async function readLedger(store: EventStore, projectId: string, upTo?: bigint): Promise<ReadLedger> {
  const within: Within = ({ position }) => upTo === undefined || position <= upTo;
  const recorded = (await store.readStream(ledgerStream(projectId))).filter(within);
  const events = recorded.map((one) => toFact(one).data as CommitmentEvents['CommitmentReserved']);
  const ledger = events.reduce(reserved, emptyLedger);
  const all = await Promise.all(pendingIn(ledger).map((entry) => findingOf(store, entry, within)));
  const which = (wanted: Finding) => all.filter(([, finding]) => finding === wanted).map(([entry]) => entry);
  const findings = { settled: which('SETTLED'), void: which('VOID') };
  return { ledger: found(ledger, findings), findings };
}

/** What would be taken of a project, if something were decided that nobody has. */
export interface SupposedCommitment {
  readonly projectId: string;
  /** Absent where it would take nothing and give nothing back. */
  readonly commitment?: Commitment | undefined;
}

/** The ledgers as one asker sees them: as they stand, as they stood at a position, or as they would stand. */
export type LedgerOf = (projectId: string) => Promise<Ledger>;

export const ledgersIn =
  (
    store: EventStore,
    {
      upTo,
      supposed,
    }: { readonly upTo?: bigint | undefined; readonly supposed?: SupposedCommitment | undefined },
  ): LedgerOf =>
  async (projectId) => {
    const { ledger } = await readLedger(store, projectId, upTo);
    return supposed?.commitment && supposed.projectId === projectId
      ? settledAfter(ledger, supposed.commitment)
      : ledger;
  };

/** The same content of the same command is the same entry, however often it is reserved; the clock has no part in it. */
const purposeOf = ({ at, ...content }: Commitment): string => `commitment ${digestOf(content)}`;

/**
 * Writes down what a decision will take, before it is stored: whoever read the ledger before somebody else wrote to it has
 * lost the race and decides again. Gives the entry's place in the ledger.
 */
export async function reserveCommitment(
  store: EventStore,
  {
    projectId,
    commitment,
    read,
  }: {
    readonly projectId: string;
    readonly commitment: Commitment;
    readonly read: ReadLedger;
  },
  metadata: FactMetadata,
): Promise<number | AnyRefusal | 'LOST_RACE'> {
  const stream = ledgerStream(projectId);
  const commandId = derivedUuid(metadata.commandId, purposeOf(commitment));
  const data: CommitmentEvents['CommitmentReserved'] = { ...commitment, ...read.findings };
  const kept = await store.append({
    stream,
    expectedRevision: read.ledger.revision,
    commandId,
    fingerprint: metadata.fingerprint,
    events: newEvents([{ type: 'CommitmentReserved', data }], { ...metadata, commandId }),
  });
  if (kept.outcome === 'conflict') return 'LOST_RACE';
  // Somebody may have used this id for something of their own: how it derives from the command's is no secret.
  const isOurs = kept.stream.category === stream.category && kept.stream.id === stream.id;
  return isOurs ? kept.revision : refuse('COMMAND_ID_REUSED', { commandId: metadata.commandId });
}

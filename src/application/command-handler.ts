import { whyNotOnBehalf } from '../auth/on-behalf.js';
import type { Operation, Target } from '../auth/policy.js';
import type { AppendResult, EventStore } from '../event-store/event-store.js';
import { newEvents } from '../event-store/serialisation.js';
import type { Actor } from '../kernel/actor.js';
import { type AnyRefusal, type Decider, type Decision, isRefusal, refuse } from '../kernel/decider.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { Stage } from '../kernel/stages.js';
import type { MessageOf } from '../kernel/message.js';
import type { Envelope } from './envelope.js';
import { foreseenFacts } from './foreseen-facts.js';
import { load } from './load.js';
import type { Outcome } from './outcome.js';
import { whyNeverAllowed, whyNotAllowed } from './permitting.js';
import { tracedCommand } from './traced-command.js';
import type { Tracing } from '../platform/tracing/tracing.js';
import { turns } from '../platform/turns.js';

/** Somebody else kept changing the stream between our reading and our writing. The command may be sent again. */
export class TooContended extends Error {
  override readonly name = 'TooContended';
}

/** How often a lost race is decided again before giving up. */
const attempts = 24;

/** A clock of the sender's may run this far ahead of ours before "when it happened" counts as the future. */
const clockToleranceInMilliseconds = 60_000;

/** What handling any command takes. */
export interface Services {
  readonly store: EventStore;
  readonly now: () => string;
  /** Tells a repeated command from a reused id, and betrays nothing of what was sent. */
  readonly fingerprintOf: (content: object) => Promise<string>;
  /** Hears of every refusal, for whoever counts them. */
  readonly onRefused?: ((code: string) => void) | undefined;
  /** Is told of every command, where somebody listens. */
  readonly tracing?: Tracing | undefined;
}

/** What a command needs from beside its own stream, and what its permission hangs on. */
export interface Surroundings<Context> {
  readonly target: Target;
  readonly projectId?: string | undefined;
  /** The people of the client that it concerns: whose word a manager may record. */
  readonly contacts?: Readonly<Record<string, 'DECIDER' | 'CONTRIBUTOR'>> | undefined;
  /** How far an acting account manager has come in what this concerns. */
  readonly stage?: Stage | undefined;
  readonly context: Context;
}

/**
 * What must be taken before the facts are stored (a number, a name), once nothing else refuses them. A dry run only looks:
 * it answers what taking would, and takes nothing.
 */
export interface Reserving<Context> {
  readonly take: Reserve<Context, AnyRefusal | 'LOST_RACE'>;
  readonly look: Reserve<Context, AnyRefusal>;
}

/** Handed what would be stored without it; the decision is made again with what it gives. */
type Reserve<Context, Otherwise> = (
  context: Context,
  metadata: FactMetadata,
  facts: readonly Decided[],
) => Promise<Context | Otherwise>;

/** A fact that was decided and isn't stored yet. */
export interface Decided {
  readonly type: string;
  readonly data: object;
}

export interface Handling<State, Command, Context> {
  readonly id: string;
  readonly command: Command;
  readonly envelope: Envelope;
  /** Asked with the revision that the state was read at, which the append will expect. */
  readonly surroundings: (
    state: State,
    deciding: Deciding,
    revision: number,
  ) => Promise<Surroundings<Context>>;
  readonly reserve?: Reserving<Context> | undefined;
}

type CommandOf<Commands extends object> = MessageOf<Commands> & { readonly type: Operation };

/** Authorise, load, decide, append. Deciding has no effects, so whoever loses a race simply decides again. */
export function commandHandler<
  State,
  Commands extends object,
  Events extends object,
  Refusals extends object,
  Context extends Deciding,
>(
  { store, now, fingerprintOf, onRefused, tracing }: Services,
  decider: Decider<State, Commands, Events, Refusals, Context>,
) {
  type Handled = Handling<State, CommandOf<Commands>, Context>;

  /** Decides, and once more with what had to be reserved for it. */
  const decide = async (
    { command, envelope, reserve }: Handled,
    state: State,
    { context, metadata }: { readonly context: Context; readonly metadata: FactMetadata },
  ): Promise<Decision<Events, Refusals> | AnyRefusal | 'LOST_RACE'> => {
    const decision = decider.decide(command, state, context);
    if (!reserve || isRefusal(decision) || decision.length === 0) return decision;
    const reserved = await reserve[envelope.dryRun ? 'look' : 'take'](context, metadata, decision);
    if (reserved === 'LOST_RACE') return reserved;
    return isRefusal(reserved) ? reserved : decider.decide(command, state, reserved);
  };

  const attempt = async (handled: Handled, fingerprint: string): Promise<Outcome | 'LOST_RACE'> => {
    const { command, envelope, id, surroundings } = handled;
    const { state, revision, position } = await load(store, decider, id);
    const deciding = decidingOf(envelope, now());
    const { target, projectId, contacts, stage, context } = await surroundings(state, deciding, revision);
    const { principal, onBehalfOf } = envelope;
    const refusal =
      whyNotAllowed(command.type, envelope, target) ??
      whyNotOnBehalf(principal, command.type, { onBehalfOf, contacts }) ??
      outdated(envelope, revision);
    if (refusal) return refusal;

    const metadata = metadataOf(envelope, deciding, { fingerprint, projectId, stage });
    const decision = await decide(handled, state, { context, metadata });
    if (decision === 'LOST_RACE' || isRefusal(decision)) return decision;
    if (decision.length === 0) return { id, revision, position };

    const { commandId } = envelope;
    const events = newEvents(decision, metadata);
    const stream = { category: decider.category, id };
    if (envelope.dryRun) {
      const foreseen = foreseenFacts(events, { stream, revision, recordedAt: deciding.now });
      return { id, revision, position, foreseen };
    }
    const request = { stream, expectedRevision: revision, commandId, fingerprint, events };
    return outcomeOf(await store.append(request), request);
  };

  const inTurn = turns();

  const persist = async (handled: Handled, fingerprint: string): Promise<Outcome> => {
    for (let count = 0; count < attempts; count += 1) {
      const outcome = await attempt(handled, fingerprint);
      if (outcome !== 'LOST_RACE') return outcome;
    }
    throw new TooContended(`Gave up after ${attempts} lost races. Send the command again.`);
  };

  const answer = async (handled: Handled): Promise<Outcome> => {
    const { command, envelope } = handled;
    const early = whyNeverAllowed(command.type, envelope) ?? inFuture(envelope, now());
    if (early) return early;
    const { commandId } = envelope;
    const fingerprint = await fingerprintOf(contentOf(command.type, envelope));
    const answeredBefore = async (): Promise<Outcome | undefined> => {
      const known = await store.findCommand(commandId);
      return known && outcomeOf({ ...known, outcome: 'duplicate' }, { commandId, fingerprint });
    };
    const before = await answeredBefore();
    if (before) return before;
    const outcome = await inTurn(handled.id, () => persist(handled, fingerprint));
    // What refuses it may be its own twin, stored while this one was on its way.
    return isRefusal(outcome) ? ((await answeredBefore()) ?? outcome) : outcome;
  };

  const told = (handled: Handled): Promise<Outcome> => {
    const { command, envelope } = handled;
    if (!tracing) return answer(handled);
    return tracedCommand(tracing, { type: command.type, category: decider.category, envelope }, () =>
      answer(handled),
    );
  };

  return async (handled: Handled): Promise<Outcome> => {
    const outcome = await told(handled);
    if (isRefusal(outcome) && !handled.envelope.dryRun) onRefused?.(outcome.refused);
    return handled.envelope.dryRun ? asForeseen(outcome) : outcome;
  };
}

/** A dry run says so whatever comes of it; what was done before, or holds already, would record nothing more. */
const asForeseen = (outcome: Outcome): Outcome =>
  isRefusal(outcome) ? { ...outcome, dryRun: true } : { foreseen: [], ...outcome };

const inFuture = ({ occurredAt }: Envelope, now: string) =>
  occurredAt !== undefined && Date.parse(occurredAt) > Date.parse(now) + clockToleranceInMilliseconds
    ? refuse('OCCURRED_IN_FUTURE', { occurredAt, now })
    : undefined;

const outdated = ({ expectedRevision: expected }: Envelope, actual: number) =>
  expected !== undefined && expected !== actual
    ? refuse('REVISION_CONFLICT', { expected, actual })
    : undefined;

const actorOf = ({ principal, onBehalfOf, override }: Envelope): Actor => ({
  ...principal.actor,
  ...(onBehalfOf !== undefined && onBehalfOf !== principal.actor.id && { onBehalfOf }),
  ...(override && { override }),
});

const decidingOf = (envelope: Envelope, now: string): Deciding => ({
  actor: actorOf(envelope),
  now,
  occurredAt: envelope.occurredAt ?? now,
});

const contentOf = (type: string, { principal, input }: Envelope) => ({
  type,
  actor: principal.actor.id,
  input,
});

const metadataOf = (
  { commandId, correlationId, causationId }: Envelope,
  { actor, occurredAt }: Deciding,
  {
    fingerprint,
    projectId,
    stage,
  }: { readonly fingerprint: string } & Pick<Surroundings<unknown>, 'projectId' | 'stage'>,
): FactMetadata => ({
  actor: { ...actor, ...(stage !== undefined && { stage }) },
  occurredAt,
  commandId,
  fingerprint,
  correlationId,
  ...(causationId !== undefined && { causationId }),
  ...(projectId !== undefined && { projectId }),
});

function outcomeOf(
  appended: AppendResult & { readonly outcome: 'duplicate' },
  sent: { readonly commandId: string; readonly fingerprint: string },
): Outcome;
function outcomeOf(
  appended: AppendResult,
  sent: { readonly commandId: string; readonly fingerprint: string },
): Outcome | 'LOST_RACE';
function outcomeOf(
  appended: AppendResult,
  { commandId, fingerprint }: { readonly commandId: string; readonly fingerprint: string },
): Outcome | 'LOST_RACE' {
  if (appended.outcome === 'conflict') return 'LOST_RACE';
  const { stream, revision, position } = appended;
  // Long after, only the events themselves tell that the command was done; with what content, nobody knows any more.
  const isAnother =
    appended.outcome === 'duplicate' && appended.fingerprint !== '' && appended.fingerprint !== fingerprint;
  return isAnother ? refuse('COMMAND_ID_REUSED', { commandId }) : { id: stream.id, revision, position };
}

import { authorise, mayEver, type Operation, rolesThatMay, type Target } from '../auth/policy.js';
import type { AppendResult, EventStore } from '../event-store/event-store.js';
import { newEvents } from '../event-store/serialisation.js';
import type { Actor } from '../kernel/actor.js';
import { type AnyRefusal, type Decider, isRefusal, refuse } from '../kernel/decider.js';
import type { Deciding } from '../kernel/deciding.js';
import type { FactMetadata } from '../kernel/fact.js';
import type { MessageOf } from '../kernel/message.js';
import { digestOf } from './digest.js';
import type { Envelope } from './envelope.js';
import { load } from './load.js';
import type { Done, Outcome } from './outcome.js';

/** Somebody else kept changing the stream between our reading and our writing. The command may be sent again. */
export class TooContended extends Error {
  override readonly name = 'TooContended';
}

/** How often a lost race is decided again before giving up. */
const attempts = 8;

/** A clock of the sender's may run this far ahead of ours before "when it happened" counts as the future. */
const clockToleranceInMilliseconds = 60_000;

/** What a command needs from beside its own stream, and what its permission hangs on. */
export interface Surroundings<Context> {
  readonly target: Target;
  readonly projectId?: string | undefined;
  readonly context: Context;
}

export interface Handling<State, Command, Context> {
  readonly id: string;
  readonly command: Command;
  readonly envelope: Envelope;
  readonly surroundings: (state: State, deciding: Deciding) => Promise<Surroundings<Context>>;
  /** Takes what must be taken before the facts are stored (a number, a name), once nothing else refuses them. */
  readonly reserve?:
    ((context: Context, metadata: FactMetadata) => Promise<Context | AnyRefusal>) | undefined;
}

const actorOf = ({ principal, onBehalfOf }: Envelope): Actor => ({
  ...principal.actor,
  ...(onBehalfOf !== undefined && onBehalfOf !== principal.actor.id && { onBehalfOf }),
});

const isInFuture = (occurredAt: string, now: string) =>
  Date.parse(occurredAt) > Date.parse(now) + clockToleranceInMilliseconds;

/** Permission is checked here, in the one way that every command goes. */
const whyNotAllowed = (operation: Operation, { principal }: Envelope, target: Target) => {
  const verdict = authorise(principal, operation, target);
  if (verdict === 'ALLOWED') return undefined;
  // What somebody may not see answers like what isn't there.
  return verdict === 'HIDDEN' ? refuse('NOT_FOUND', { what: 'target' }) : forbidden(operation);
};

export const forbidden = (operation: Operation) =>
  refuse('FORBIDDEN', { operation, roles: rolesThatMay(operation) });

const replay = (known: Done & { readonly fingerprint: string }, fingerprint: string): Outcome | undefined =>
  known.fingerprint === fingerprint ? known : undefined;

/** Authorise, load, decide, append. Deciding has no effects, so whoever loses a race simply decides again. */
export function commandHandler<
  State,
  Commands extends object,
  Events extends object,
  Refusals extends object,
  Context extends Deciding,
>(
  store: EventStore,
  now: () => string,
  decider: Decider<State, Commands, Events, Refusals, Context>,
): (
  handling: Handling<State, MessageOf<Commands> & { readonly type: Operation }, Context>,
) => Promise<Outcome> {
  type Command = MessageOf<Commands> & { readonly type: Operation };

  const decideOnce = async (handling: Handling<State, Command, Context>, fingerprint: string) => {
    const { command, envelope, id, reserve } = handling;
    const stream = { category: decider.category, id };
    const { state, revision, position } = await load(store, decider, id);
    const at = now();
    const deciding = { actor: actorOf(envelope), now: at, occurredAt: envelope.occurredAt ?? at };
    const { target, projectId, context } = await handling.surroundings(state, deciding);
    const refusal = whyNotAllowed(command.type, envelope, target) ?? outdated(envelope, revision);
    if (refusal) return refusal;

    const first = decider.decide(command, state, context);
    if (isRefusal(first)) return first;
    if (first.length === 0) return { id, revision, position };

    const metadata = metadataOf(envelope, deciding, fingerprint, projectId);
    const reserved = reserve ? await reserve(context, metadata) : context;
    if (isRefusal(reserved)) return reserved;
    const decision = reserve ? decider.decide(command, state, reserved as Context) : first;
    if (isRefusal(decision)) return decision;

    const events = newEvents(decision, metadata);
    const { commandId } = envelope;
    const appended = await store.append({
      stream,
      expectedRevision: revision,
      commandId,
      fingerprint,
      events,
    });
    return resultOf(appended, id, fingerprint, commandId);
  };

  return async (handling) => {
    const { command, envelope } = handling;
    if (!mayEver(envelope.principal, command.type)) return forbidden(command.type);
    const { commandId, occurredAt } = envelope;
    if (occurredAt !== undefined && isInFuture(occurredAt, now()))
      return refuse('OCCURRED_IN_FUTURE', { occurredAt, now: now() });
    const fingerprint = fingerprintOf(command.type, envelope);
    const known = await store.findCommand(commandId);
    if (known)
      return (
        replay({ ...known, id: known.stream.id }, fingerprint) ?? refuse('COMMAND_ID_REUSED', { commandId })
      );
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const outcome = await decideOnce(handling, fingerprint);
      if (outcome !== 'LOST_RACE') return outcome;
    }
    throw new TooContended(`Gave up after ${attempts} lost races. Send the command again.`);
  };
}

const outdated = ({ expectedRevision: expected }: Envelope, actual: number) =>
  expected !== undefined && expected !== actual
    ? refuse('REVISION_CONFLICT', { expected, actual })
    : undefined;

const fingerprintOf = (type: string, { principal, input }: Envelope) =>
  digestOf({ type, actor: principal.actor.id, input });

const metadataOf = (
  { commandId, correlationId, causationId }: Envelope,
  { actor, occurredAt }: Deciding,
  fingerprint: string,
  projectId: string | undefined,
): FactMetadata => ({
  actor,
  occurredAt,
  commandId,
  fingerprint,
  correlationId,
  ...(causationId !== undefined && { causationId }),
  ...(projectId !== undefined && { projectId }),
});

function resultOf(
  appended: AppendResult,
  id: string,
  fingerprint: string,
  commandId: string,
): Outcome | 'LOST_RACE' {
  if (appended.outcome === 'conflict') return 'LOST_RACE';
  if (appended.outcome === 'ok') return { id, revision: appended.revision, position: appended.position };
  return (
    replay({ ...appended, id: appended.stream.id }, fingerprint) ?? refuse('COMMAND_ID_REUSED', { commandId })
  );
}

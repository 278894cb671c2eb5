import { eventId } from '../../src/event-store/serialisation.js';

/** A row of the log, as far as order and authorship go. */
export interface LoggedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  /** The request that a number was taken for. */
  readonly numbered?: string | null;
}

/** A row of the table of known commands. */
export interface LoggedCommand {
  readonly id: string;
  readonly position: number;
}

export interface Log {
  readonly events: readonly LoggedEvent[];
  readonly commands: readonly LoggedCommand[];
}

export type Definite = { readonly accepted: number } | { readonly refused: string };

/** A command that somebody sent, and every definite answer that they got to it. */
export interface Sent {
  readonly commandId: string;
  readonly stream: string;
  /** What it stores when it is accepted. */
  readonly types: readonly string[];
  readonly answers: readonly Definite[];
}

function* faultsOfOrder(events: readonly LoggedEvent[]): Generator<string> {
  const next = new Map<string, number>();
  for (const [index, { position, stream, revision }] of events.entries()) {
    if (position !== index + 1) yield `position ${index + 1} is ${position}`;
    const expected = next.get(stream) ?? 0;
    if (revision !== expected) yield `${stream} has revision ${revision} where ${expected} is due`;
    next.set(stream, revision + 1);
  }
  const ids = new Set(events.map(({ id }) => id));
  if (ids.size < events.length) yield `${events.length - ids.size} event ids are there twice`;
}

const eventsByCommand = (events: readonly LoggedEvent[]): ReadonlyMap<string, LoggedEvent[]> => {
  const found = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const others = found.get(event.commandId);
    if (others) others.push(event);
    else found.set(event.commandId, [event]);
  }
  return found;
};

function* faultsOfAccepted(sent: Sent, stored: readonly LoggedEvent[], accepted: number): Generator<string> {
  const { commandId, stream, types } = sent;
  const found = stored.map(({ type }) => type);
  if (JSON.stringify(found) !== JSON.stringify(types))
    yield `command ${commandId} was acknowledged as ${types.join()} and stored ${found.join() || 'nothing'}`;
  if (stored.some((event) => event.stream !== stream)) yield `command ${commandId} is in another stream`;
  if (stored.some(({ id }, index) => id !== eventId(commandId, index)))
    yield `command ${commandId} has events with ids that a retry would not have`;
  if (stored.length > 0 && stored.at(-1)?.position !== accepted)
    yield `command ${commandId} was acknowledged at ${accepted} and is elsewhere`;
}

function* faultsOfSent(sent: Sent, stored: readonly LoggedEvent[]): Generator<string> {
  const { commandId, answers } = sent;
  const [first] = answers;
  if (first === undefined) return;
  if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1)
    yield `command ${commandId} was answered differently: ${JSON.stringify(answers)}`;
  if ('accepted' in first) yield* faultsOfAccepted(sent, stored, first.accepted);
  else if (stored.length > 0) yield `command ${commandId} was refused (${first.refused}) and stored`;
}

function* faultsOfKnownCommands({ events, commands }: Log): Generator<string> {
  const last = new Map(events.map(({ commandId, position }) => [commandId, position]));
  for (const { id, position } of commands)
    if (last.get(id) !== position) yield `known command ${id} ends at ${position}, its events elsewhere`;
  const known = new Set(commands.map(({ id }) => id));
  const forgotten = [...last.keys()].filter((id) => !known.has(id));
  if (forgotten.length > 0) yield `${forgotten.length} commands have events and aren't known`;
}

/** A request's number is taken by a command of the program's own, once for each request that somebody sent. */
function* faultsOfUnasked(events: readonly LoggedEvent[], sent: readonly Sent[]): Generator<string> {
  const authors = new Set(sent.map(({ commandId }) => commandId));
  const unnumbered = new Set(sent.map(({ stream }) => stream));
  for (const { commandId, type, position, numbered } of events)
    if (type === 'RequestNumberTaken') {
      if (!unnumbered.delete(`changeRequest ${numbered ?? ''}`))
        yield `the number taken at ${position} is for no request, or for one that has a number`;
    } else if (!authors.has(commandId)) yield `nobody sent ${type} at ${position}`;
}

/**
 * Everything that is wrong with a log, given all that was sent to it after position `since`: every acknowledged command
 * exactly once and where its answer said, nothing refused, nothing that nobody sent, and no gap anywhere.
 */
export function faultsOf(log: Log, sent: readonly Sent[], since: number): string[] {
  const stored = eventsByCommand(log.events);
  return [
    ...faultsOfOrder(log.events),
    ...faultsOfKnownCommands(log),
    ...sent.flatMap((one) => [...faultsOfSent(one, stored.get(one.commandId) ?? [])]),
    ...faultsOfUnasked(log.events.slice(since), sent),
  ];
}

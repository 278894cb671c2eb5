import { type EventStore, logStart, noStream } from '../event-store/event-store.js';
import { toFact } from '../event-store/serialisation.js';
import type { Decider } from '../kernel/decider.js';
import type { MessageOf } from '../kernel/message.js';

/** An aggregate as its history makes it, with where that history ends. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: bigint;
}

/** Reads one aggregate's history from the log: what is decided on is never a stale copy. */
export async function load<
  State,
  Commands extends object,
  Events extends object,
  Refusals extends object,
  Context,
>(
  store: EventStore,
  { category, initialState, evolve }: Decider<State, Commands, Events, Refusals, Context>,
  id: string,
): Promise<Loaded<State>> {
  const facts = (await store.readStream({ category, id })).map((recorded) => toFact(recorded));
  // A stream of this category holds only what its decider decided, so this is where bytes become facts.
  const state = (facts as unknown as MessageOf<Events>[]).reduce(evolve, initialState);
  const last = facts.at(-1);
  return { state, revision: last?.revision ?? noStream, position: last?.position ?? logStart };
}

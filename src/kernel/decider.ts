import type { MessageOf } from './message.js';

/**
 * An expected "no" from the domain, with what is missing. Refusals are returned; bugs and outages are thrown.
 * A refusal catalogue maps each code to its detail, as an event catalogue maps each name to its data.
 */
export type RefusalOf<Refusals extends object> = {
  [Code in keyof Refusals & string]: { readonly refused: Code; readonly detail: Readonly<Refusals[Code]> };
}[keyof Refusals & string];

/** Any refusal at all, for code that only passes it on. */
export interface AnyRefusal {
  readonly refused: string;
  readonly detail: object;
}

/** The new facts (none when the wish already holds), or the refusal. */
export type Decision<Events extends object, Refusals extends object> =
  readonly MessageOf<Events>[] | RefusalOf<Refusals>;

/**
 * The whole write model of one aggregate: pure and synchronous. `Context` is all that deciding needs beside the
 * aggregate's own history: who acts, when, and facts that other aggregates hold.
 */
export interface Decider<
  State,
  Commands extends object,
  Events extends object,
  Refusals extends object,
  Context,
> {
  readonly category: string;
  readonly initialState: State;
  readonly decide: (
    command: MessageOf<Commands>,
    state: State,
    context: Context,
  ) => Decision<Events, Refusals>;
  readonly evolve: (state: State, event: MessageOf<Events>) => State;
}

/** Says no, with the code's own detail: its literal words stay what they are. */
export const refuse = <Code extends string, const Detail extends object>(
  refused: Code,
  detail: Detail,
): { readonly refused: Code; readonly detail: Detail } => ({ refused, detail });

export const isRefusal = (outcome: object): outcome is AnyRefusal => 'refused' in outcome;

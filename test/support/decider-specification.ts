import type { Decider, RefusalOf } from '../../src/kernel/decider.js';
import type { MessageOf } from '../../src/kernel/message.js';
import { frozen } from './frozen.js';

/**
 * given(facts).when(command).then(facts), .thenNothingNew() or .thenRefused(code, detail). `ordinary` is the context that
 * a test doesn't speak of; a test states only what differs. Everything handed in is frozen: a decider that changes it
 * throws.
 */
export const specificationFor =
  <State, Commands extends object, Events extends object, Refusals extends object, Context extends object>(
    { decide, evolve, initialState }: Decider<State, Commands, Events, Refusals, Context>,
    ordinary: Context,
  ) =>
  (...past: readonly MessageOf<Events>[]) => ({
    when(command: MessageOf<Commands>, differing: Partial<Context> = {}) {
      const state = past.reduce((before, fact) => frozen(evolve(before, frozen(fact))), frozen(initialState));
      const decision: readonly MessageOf<Events>[] | RefusalOf<Refusals> = decide(frozen(command), state, {
        ...ordinary,
        ...differing,
      });
      return {
        then: (...facts: readonly MessageOf<Events>[]) => expect(decision).toStrictEqual(facts),
        thenNothingNew: () => expect(decision).toStrictEqual([]),
        thenRefused: <Code extends keyof Refusals & string>(code: Code, detail: Refusals[Code]) =>
          expect(decision).toStrictEqual({ refused: code, detail }),
      };
    },
  });

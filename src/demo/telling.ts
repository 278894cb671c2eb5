import type { Calendar } from './calendar.js';
import type { Person } from './cast.js';
import type { Ask } from './client.js';
import { uuidOf } from './ids.js';

/** One mutation with its input, as in GraphQL: `{ optionOffer: { … } }`. */
export type Command = Readonly<Record<string, object>>;

/** The domain said no: this data holds something else than the demo would tell. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What a story is told with. */
export interface Telling extends Calendar {
  /** Has somebody do something at a time of the story. */
  readonly tell: (who: Person, at: string, command: Command) => Promise<void>;
  /** Reads as somebody, and no less than was told. */
  readonly read: <Data>(who: Person, query: string, variables: object) => Promise<Data>;
  readonly commands: () => number;
}

interface Payload {
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

const documentFor = (mutation: string) => {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  return `mutation ${name}($input: ${name}Input!) {
  ${mutation}(input: $input) { position userErrors { code message } }
}`;
};

const onlyOf = (command: Command): readonly [string, object] => {
  const [only] = Object.entries(command);
  if (!only) throw new Error('A command names a mutation.');
  return only;
};

/**
 * Tells a story through the API. A command's key comes of its content, so telling the same story again on the same data
 * repeats nothing and goes on where it was interrupted.
 */
export function telling(ask: Ask, tokenOf: (who: Person) => string, calendar: Calendar): Telling {
  let minPosition: string | null = null;
  let commands = 0;
  return {
    ...calendar,
    commands: () => commands,

    tell: async (who, occurredAt, command) => {
      const [mutation, content] = onlyOf(command);
      const input = { ...content, occurredAt };
      const commandId = uuidOf(JSON.stringify([who.id, mutation, input]));
      const answer = await ask<Readonly<Record<string, Payload>>>(tokenOf(who), documentFor(mutation), {
        input: { commandId, ...input },
      });
      const [payload] = Object.values(answer);
      const [no] = payload?.userErrors ?? [];
      if (no) throw new Refused(`${mutation} by ${who.name} was refused with ${no.code}: ${no.message}`);
      minPosition = payload?.position ?? minPosition;
      commands += 1;
    },

    read: (who, query, variables) => ask(tokenOf(who), query, { ...variables, minPosition }),
  };
}

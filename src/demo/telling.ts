import {
  type Client,
  type CommandInput,
  type CommandName,
  commands,
  createClient,
  type Document,
  ReplyLost,
  RequestFailed,
} from '#client';
import type { Calendar } from './calendar.js';
import type { Person } from './cast.js';
import { uuidOf } from './ids.js';

/** What a command says, but for which it is and when it happened: that the story says. */
type Said<Input> = Omit<Input, 'commandId' | 'occurredAt'>;

/** One mutation with its input, as in GraphQL: `{ optionOffer: { … } }`. */
export type Command = {
  readonly [Name in CommandName]: { readonly [N in Name]: Said<CommandInput<N>> };
}[CommandName];

type AboutRequest = {
  readonly [Name in CommandName]: CommandInput<Name> extends { readonly requestId: string } ? Name : never;
}[CommandName];

/** A command on a request, which the story names once. */
export type RequestCommand = {
  readonly [Name in AboutRequest]: { readonly [N in Name]: Omit<Said<CommandInput<N>>, 'requestId'> };
}[AboutRequest];

/** The domain said no: this data holds something else than the demo would tell. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Whether the demo asked in vain, rather than being wrong itself. */
export const isInVain = (error: unknown): error is Error =>
  [Refused, RequestFailed, ReplyLost].some((kind) => error instanceof kind);

/** What a story is told with. */
export interface Telling extends Calendar {
  /** Has somebody do something at a time of the story. */
  readonly tell: (who: Person, at: string, command: Command) => Promise<void>;
  /** Reads as somebody, and no less than was told. */
  readonly read: <Result, Variables>(
    who: Person,
    document: Document<Result, Variables>,
    variables: Omit<Variables, 'minPosition'>,
  ) => Promise<Result>;
  readonly commands: () => number;
}

const onlyOf = (command: Command): readonly [CommandName, object] => {
  const [only] = Object.entries(command) as [CommandName, object][];
  if (!only) throw new Error('A command names a mutation.');
  return only;
};

/** Any of the commands, where only what all of them have in common matters. */
type AnyCommand = Document<
  { readonly payload: { readonly position: string | null; readonly userErrors: readonly Complaint[] } },
  { readonly input: object & { readonly commandId?: string } }
>;

interface Complaint {
  readonly code: string;
  readonly message: string;
}

export interface Teller {
  /** Where GraphQL is. */
  readonly url: string;
  readonly tokenOf: (who: Person) => string;
  readonly signal: AbortSignal;
}

/** A client for each person, made when they first speak. */
export function clientsOf({ url, tokenOf }: Teller): (who: Person) => Client {
  const clients = new Map<string, Client>();
  return (who) => {
    const known = clients.get(who.id) ?? createClient({ url, token: tokenOf(who) });
    clients.set(who.id, known);
    return known;
  };
}

/**
 * Tells a story through the API. A command's key comes of its content, so telling the same story again on the same data
 * repeats nothing and goes on where it was interrupted.
 */
export function telling(teller: Teller, calendar: Calendar): Telling {
  const { signal } = teller;
  const clientOf = clientsOf(teller);
  let minPosition: string | null = null;
  let told = 0;
  return {
    ...calendar,
    commands: () => told,

    tell: async (who, occurredAt, command) => {
      const [mutation, content] = onlyOf(command);
      const input = { ...content, occurredAt };
      const commandId = uuidOf(JSON.stringify([who.id, mutation, input]));
      const document = commands[mutation] as unknown as AnyCommand;
      const outcome = await clientOf(who).command(document, { commandId, ...input }, { signal });
      if (!outcome.done) {
        const [no] = outcome.userErrors;
        throw new Refused(
          `${mutation} by ${who.name} was refused with ${no?.code ?? ''}: ${no?.message ?? ''}`,
        );
      }
      minPosition = outcome.payload.position ?? minPosition;
      told += 1;
    },

    read: (who, document, variables) =>
      clientOf(who).query(document, { ...variables, minPosition } as never, { signal }),
  };
}

import { ask, type Connection, type Token } from './ask.js';
import type { Document, Given } from './document.js';
import { RequestFailed } from './failures.js';
import { follow, socketsOf } from './live.js';
import { type Patience, patient } from './patience.js';

export interface ClientOptions {
  /** Where GraphQL is, such as https://answerable.example/graphql. */
  readonly url: string;
  /** Whose word this client speaks. A function is asked before every attempt, so a token may be renewed. */
  readonly token?: Token;
  /** Another way to send requests than the platform's own. */
  readonly fetch?: typeof fetch;
  /** Another WebSocket than the platform's own; Node.js has none before version 22: `ws` will do. */
  readonly webSocket?: unknown;
  /** How often, and after how long, what got no answer is tried again. */
  readonly patience?: Partial<Patience>;
}

export interface AskOptions {
  /** Ends it where it is. */
  readonly signal?: AbortSignal;
}

export interface FollowOptions extends AskOptions {
  /** The last position that was seen: all that was recorded after it comes first. Without it only what is new comes. */
  readonly after?: string | undefined;
}

interface Refusing {
  readonly userErrors: readonly object[];
}

/** The one payload in a mutation's answer. */
export type PayloadOf<Result> = Extract<Result[keyof Result], Refusing>;

/** It was done, now or by an earlier attempt with the same `commandId`. */
export interface Done<Payload> {
  readonly done: true;
  readonly commandId: string;
  readonly payload: Payload;
}

/** The domain said no, and says why. Nothing was stored. */
export interface Refused<Payload extends Refusing> {
  readonly done: false;
  readonly commandId: string;
  readonly userErrors: Payload['userErrors'];
}

export type Outcome<Payload extends Refusing> = Done<Payload> | Refused<Payload>;

interface Commanding {
  readonly input: { readonly commandId?: string | null | undefined };
}

export interface Client {
  /** Reads. Is asked again when no answer came, or "not yet" did. */
  readonly query: <Result, Variables>(
    document: Document<Result, Variables>,
    ...given: Given<Variables, AskOptions>
  ) => Promise<Result>;
  /**
   * Sends one command, under a `commandId` that is made here unless the input brings one. When the answer gets lost it is
   * sent again under the same: it is done once, and answers what it answered first.
   */
  readonly command: <Result extends object, Variables extends Commanding>(
    document: Document<Result, Variables>,
    input: Variables['input'],
    options?: AskOptions,
  ) => Promise<Outcome<PayloadOf<Result>>>;
  /**
   * Follows something live. Comes back by itself when the connection breaks or the server restarts, after the last position
   * that came, so each item comes once and none is missing. Ends with its signal, or when the server says no.
   */
  readonly subscribe: <Result, Variables extends Resumable>(
    document: Document<Result, Variables>,
    variables: Omit<Variables, 'after'>,
    options?: FollowOptions,
  ) => AsyncGenerator<Result, void, undefined>;
  /** Hangs up the websocket, if there is one. */
  readonly close: () => void;
}

interface Resumable {
  readonly after?: string | null | undefined;
}

interface Sent extends Commanding, AskOptions {
  readonly query: string;
}

const payloadIn = (data: object): Refusing | undefined =>
  Object.values(data).find(
    (value: unknown): value is Refusing =>
      typeof value === 'object' && value !== null && 'userErrors' in value,
  );

async function sendCommand(connection: Connection, { query, input, signal }: Sent) {
  const commandId = input.commandId ?? crypto.randomUUID();
  const variables = { input: { ...input, commandId } };
  const data = await ask(connection, { query, variables, commandId, signal });
  const payload = payloadIn(data as object);
  if (!payload) throw new RequestFailed({ status: 200, errors: [], data, commandId });
  const { userErrors } = payload;
  return userErrors.length > 0
    ? ({ done: false, commandId, userErrors } as const)
    : ({ done: true, commandId, payload } as const);
}

/** Speaks to one server in one person's name. */
export function createClient(options: ClientOptions): Client {
  const { url, token, fetch: send = fetch, patience = {}, webSocket } = options;
  const connection: Connection = { url, token, fetch: send, patience: { ...patient, ...patience } };
  let sockets: ReturnType<typeof socketsOf> | undefined;
  return {
    query: <Result, Variables>(
      document: Document<Result, Variables>,
      ...[variables, options = {}]: Given<Variables, AskOptions>
    ) => ask(connection, { query: document.toString(), variables, ...options }) as Promise<Result>,

    command: <Result extends object, Variables extends Commanding>(
      document: Document<Result, Variables>,
      input: Variables['input'],
      options: AskOptions = {},
    ) =>
      sendCommand(connection, { query: document.toString(), input, ...options }) as Promise<
        Outcome<PayloadOf<Result>>
      >,

    subscribe: <Result, Variables extends Resumable>(
      document: Document<Result, Variables>,
      variables: Omit<Variables, 'after'>,
      following: FollowOptions = {},
    ) => {
      sockets ??= socketsOf(connection, webSocket);
      const query = document.toString();
      return follow(connection, sockets, { query, variables, ...following }) as AsyncGenerator<
        Result,
        void,
        undefined
      >;
    },

    close: () => void sockets?.dispose(),
  };
}

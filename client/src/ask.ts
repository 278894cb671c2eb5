import { type ApiError, ReplyLost, RequestFailed } from './failures.js';
import { askedWait, type Patience, pause, waitBefore } from './patience.js';

export type Token = string | (() => string | Promise<string>);

export interface Connection {
  readonly url: string;
  readonly token?: Token | undefined;
  readonly fetch: typeof fetch;
  readonly patience: Patience;
}

export interface Asked {
  readonly query: string;
  readonly variables: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Of the command, if it is one. */
  readonly commandId?: string | undefined;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ApiError[];
}

/** What came of one attempt. */
type Reply =
  | { readonly answer: Answer; readonly status: number; readonly askedMs: number | undefined }
  | { readonly lost: unknown; readonly askedMs: number | undefined };

/** "Not yet": the same again is safe, and may well be answered. */
const passingCodes = ['READ_MODEL_BEHIND', 'OVERLOADED', 'TOO_CONTENDED', 'RATE_LIMITED'];
const passingStatus = [429, 502, 503, 504];

/** A server that asks for more than this is not waited for: the caller is told. */
const longestAskedMs = 60_000;

export const bearer = async (token: Token | undefined): Promise<string | undefined> =>
  typeof token === 'function' ? token() : token;

/** A signal that also ends by itself, for as long as `during` takes. */
async function within<T>(
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal | undefined },
  during: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const stop = () => ending.abort(signal?.reason);
  const timer = setTimeout(
    () => ending.abort(new Error(`There was no answer within ${milliseconds} ms.`)),
    milliseconds,
  );
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    return await during(ending.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** What can be read of a body; `undefined` when it is no answer of a GraphQL server. */
function parsed(body: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

const inSeconds = ({ errors = [] }: Answer): number | undefined => {
  const asked = errors
    .map(({ extensions }) => extensions?.['retryAfterSeconds'])
    .filter((one) => typeof one === 'number');
  return asked.length === 0 ? undefined : Math.max(...asked) * 1_000;
};

async function attempt({ url, token, fetch, patience }: Connection, asked: Asked): Promise<Reply> {
  const authorization = await bearer(token);
  const { query, variables, signal } = asked;
  return within({ milliseconds: patience.answerWithinMs, signal }, async (ending) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        ...(authorization !== undefined && { authorization: `Bearer ${authorization}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: ending,
    });
    const { status } = response;
    const answer = parsed(await response.text());
    const askedMs =
      askedWait(response.headers.get('retry-after'), Date.now()) ?? (answer && inSeconds(answer));
    if (answer) return { answer, status, askedMs };
    if (passingStatus.includes(status)) return { lost: new Error(`The answer was ${status}.`), askedMs };
    return { answer: {}, status, askedMs };
  });
}

export const isPassingCode = ({ extensions }: ApiError): boolean =>
  passingCodes.includes(extensions?.code ?? '');

const isPassing = (reply: Reply): boolean =>
  'lost' in reply || passingStatus.includes(reply.status) || (reply.answer.errors ?? []).some(isPassingCode);

function settled(reply: Reply, commandId: string | undefined): unknown {
  if ('lost' in reply) throw new ReplyLost(reply.lost, commandId);
  const { status, answer } = reply;
  const { data, errors = [] } = answer;
  if (data === undefined || data === null || errors.length > 0)
    throw new RequestFailed({ status, errors, data, commandId });
  return data;
}

/** Asks until there is an answer that is final. Only what may be asked twice may be asked here. */
export async function ask(connection: Connection, asked: Asked): Promise<unknown> {
  const { patience } = connection;
  const { signal, commandId } = asked;
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    const reply = await attempt(connection, asked).catch((lost: unknown): Reply => {
      signal?.throwIfAborted();
      return { lost, askedMs: undefined };
    });
    const { askedMs = 0 } = reply;
    if (!isPassing(reply) || tried >= patience.attempts || askedMs > longestAskedMs)
      return settled(reply, commandId);
    await pause(waitBefore(tried, patience, { askedMs }), signal);
  }
}

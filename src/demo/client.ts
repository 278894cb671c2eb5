/** Asks the API one thing in somebody's name. */
export type Ask = <Data>(token: string, query: string, variables?: object) => Promise<Data>;

interface ApiError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ApiError[];
}

/** The API answered with errors instead of data. */
export class AskedInVain extends Error {
  override readonly name = 'AskedInVain';
}

/** "Not yet": the same again is safe, because each command carries its own `commandId`. */
const passing = ['READ_MODEL_BEHIND', 'OVERLOADED', 'TOO_CONTENDED'];
const attempts = 20;
const milliseconds = 250;

const isPassing = ({ errors = [] }: Answer<unknown>) =>
  errors.some(({ extensions }) => passing.includes(extensions?.code ?? ''));

const pause = () => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Speaks GraphQL over HTTP, and knows nothing of the server but where it is. */
export function graphqlClient(url: string, signal: AbortSignal): Ask {
  async function answerTo<Data>(token: string, body: string): Promise<Answer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal,
    });
    return (await response.json()) as Answer<Data>;
  }

  return async <Data>(token: string, query: string, variables: object = {}) => {
    const body = JSON.stringify({ query, variables });
    let answer = await answerTo<Data>(token, body);
    for (let attempt = 1; attempt < attempts && isPassing(answer); attempt += 1) {
      await pause();
      answer = await answerTo<Data>(token, body);
    }
    const { data, errors = [] } = answer;
    if (data && errors.length === 0) return data;
    throw new AskedInVain(errors.map(({ message }) => message).join(' ') || 'The API answered nothing.');
  };
}
